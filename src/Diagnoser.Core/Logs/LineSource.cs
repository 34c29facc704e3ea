using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>
/// Cuts a text into lines with bounded memory. A line that is longer than <see cref="LongestLine"/> characters loses its rest. A carriage
/// return inside a line starts a redraw: of a progress bar only the last state is kept; anything else before it counts as a line of its own.
/// </summary>
internal sealed class LineSource(TextReader text)
{
    /// <summary>How many characters of a line are kept.</summary>
    public const int LongestLine = 64 * 1024;

    private const int ShortLength = 4 * 1024;

    private static readonly PhraseSet s_progress = new(["%", "it/s", "s/it", "B/s", "\u2588", "\u28ff", "[A"], StringComparison.Ordinal);

    // Most texts are short: what is as long as a long line lies on the heap of large objects, whose collection is dear.
    private char[] _block = new char[ShortLength];
    private char[] _line = new char[ShortLength];
    private int _position;
    private int _end;
    private int _length;
    private bool _more = true;
    private bool _newLine = true;

    /// <summary>The 1-based number of the current line.</summary>
    public long Number { get; private set; }

    /// <summary>The current line, without its end.</summary>
    public ReadOnlySpan<char> Line => _line.AsSpan(0, _length);

    /// <summary>Goes to the next line. Redraws within one line share its number.</summary>
    public bool MoveNext()
    {
        _length = 0;
        bool any = false;
        while (true)
        {
            if (_position == _end && !Fill())
            {
                Count(any);
                return any;
            }

            any = true;
            ReadOnlySpan<char> rest = _block.AsSpan(_position, _end - _position);
            int end = rest.IndexOfAny('\r', '\n');
            Append(end < 0 ? rest : rest[..end]);
            if (end < 0)
            {
                _position = _end;
                continue;
            }

            _position += end + 1;
            if (rest[end] == '\n')
            {
                Count(true);
                _newLine = true;
                return true;
            }

            if (_position == _end && !Fill())
            {
                Count(true);
                return true;
            }

            if (_block[_position] is not ('\n' or '\r') && Line.Trim().Length > 0 && !s_progress.IsIn(Line))
            {
                Count(true);
                return true;
            }

            if (_block[_position] is not ('\n' or '\r'))
            {
                _length = 0;
            }
        }
    }

    private void Count(bool any)
    {
        if (any && _newLine)
        {
            Number++;
            _newLine = false;
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        int count = Math.Min(part.Length, LongestLine - _length);
        if (_length + count > _line.Length)
        {
            char[] larger = new char[Math.Min(LongestLine, Math.Max(2 * _line.Length, _length + count))];
            Line.CopyTo(larger);
            _line = larger;
        }

        part[..count].CopyTo(_line.AsSpan(_length));
        _length += count;
    }

    private bool Fill()
    {
        if (!_more)
        {
            return false;
        }

        if (_end == _block.Length && _block.Length < LongestLine)
        {
            _block = new char[Math.Min(LongestLine, 2 * _block.Length)];
        }

        _position = 0;
        _end = text.Read(_block, 0, _block.Length);
        _more = _end > 0;
        return _more;
    }
}
