namespace Diagnoser.Core.Logs;

/// <summary>
/// Editors put links into the tracebacks that are copied out of their notebooks: <c>File [~/lib/a.py:115](https://…vscode…), in f</c>. The label is what
/// Python printed; links that people wrote themselves stay as they are.
/// </summary>
internal sealed class EditorLinks
{
    private char[] _buffer = [];

    /// <summary>Puts the label in the place of each such link. The result is the line itself or a buffer that the next call overwrites.</summary>
    /// <param name="line">The clean line.</param>
    public ReadOnlySpan<char> Remove(ReadOnlySpan<char> line)
    {
        if (line.IndexOf("](", StringComparison.Ordinal) < 0 || line.IndexOf("vscode", StringComparison.Ordinal) < 0)
        {
            return line;
        }

        if (_buffer.Length < line.Length)
        {
            _buffer = new char[line.Length];
        }

        int length = 0;
        while (TryLink(line, out int open, out int middle, out int close))
        {
            length += Copy(line[..open], length);
            length += Copy(line[(open + 1)..middle], length);
            line = line[(close + 1)..];
        }

        length += Copy(line, length);
        return _buffer.AsSpan(0, length);
    }

    private int Copy(ReadOnlySpan<char> part, int at)
    {
        part.CopyTo(_buffer.AsSpan(at));
        return part.Length;
    }

    private static bool TryLink(ReadOnlySpan<char> line, out int open, out int middle, out int close)
    {
        int from = 0;
        open = close = 0;
        while ((middle = line[from..].IndexOf("](", StringComparison.Ordinal)) >= 0)
        {
            middle += from;
            int length = line[middle..].IndexOf(')');
            open = line[..middle].LastIndexOf('[');
            if (length < 0)
            {
                return false;
            }

            close = middle + length;
            if (open >= from && line[middle..close].Contains("vscode", StringComparison.Ordinal))
            {
                return true;
            }

            from = middle + 2;
        }

        return false;
    }
}
