namespace Diagnoser.Cli.Composition;

/// <summary>
/// Passes a text on as it is read and keeps its beginning and its end, so that what a report shows of it can be masked with the whole in mind and a
/// report of ours inside it can be found. What lies between is not kept: memory stays the same however long the text is.
/// </summary>
internal sealed class KeptText(TextReader text) : TextReader
{
    private const int BeginningLength = 256 * 1024;
    private const int EndLength = 1024 * 1024;
    private char[] _beginning = new char[4096];
    private int _beginningLength;
    private char[] _end = [];
    private long _afterBeginning;

    /// <summary>What was read so far: all of it, or its beginning and its end in two pieces.</summary>
    public IReadOnlyList<string> Pieces
    {
        get
        {
            string beginning = new(_beginning, 0, _beginningLength);
            if (_afterBeginning == 0)
            {
                return [beginning];
            }

            if (_afterBeginning <= EndLength)
            {
                return [beginning + new string(_end, 0, (int)_afterBeginning)];
            }

            int start = (int)(_afterBeginning % EndLength);
            return [beginning, string.Concat(_end.AsSpan(start), _end.AsSpan(0, start))];
        }
    }

    /// <inheritdoc/>
    public override int Peek() => text.Peek();

    /// <inheritdoc/>
    public override int Read()
    {
        int character = text.Read();
        if (character >= 0)
        {
            Keep([(char)character]);
        }

        return character;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        int read = text.Read(buffer, index, count);
        Keep(buffer.AsSpan(index, read));
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<char> characters)
    {
        int first = Math.Min(characters.Length, BeginningLength - _beginningLength);
        if (_beginningLength + first > _beginning.Length)
        {
            Array.Resize(ref _beginning, Math.Min(BeginningLength, Math.Max(2 * _beginning.Length, _beginningLength + first)));
        }

        characters[..first].CopyTo(_beginning.AsSpan(_beginningLength));
        _beginningLength += first;
        characters = characters[first..];
        if (characters.IsEmpty)
        {
            return;
        }

        if (_end.Length == 0)
        {
            _end = new char[EndLength];
        }

        if (characters.Length > EndLength)
        {
            _afterBeginning += characters.Length - EndLength;
            characters = characters[^EndLength..];
        }

        int position = (int)(_afterBeginning % EndLength);
        int fits = Math.Min(characters.Length, EndLength - position);
        characters[..fits].CopyTo(_end.AsSpan(position));
        characters[fits..].CopyTo(_end);
        _afterBeginning += characters.Length;
    }
}
