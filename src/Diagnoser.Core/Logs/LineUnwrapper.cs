using System.Globalization;

namespace Diagnoser.Core.Logs;

/// <summary>
/// Takes the message out of structured log lines: JSON of tracing, journald, docker and structlog, and the key=value lines of Go's slog.
/// Also cuts up a traceback that was written into one line with escaped line feeds. The message may have several lines.
/// </summary>
internal sealed class LineUnwrapper
{
    private const string TracebackEnd = "(most recent call last):";
    private static readonly string[] s_messageKeys = ["\"message\":", "\"msg\":", "\"MESSAGE\":", "\"log\":", "\"event\":"];
    private static readonly string[] s_levelKeys = ["\"level\":", "\"severity\":", "\"levelname\":", "\"PRIORITY\":", "\"lvl\":"];
    private char[] _buffer = [];
    private int _length;

    /// <summary>The message, perhaps of several lines; valid until the next call.</summary>
    public ReadOnlySpan<char> Message => _buffer.AsSpan(0, _length);

    /// <summary>The level that the structure states.</summary>
    public LineLevel Level { get; private set; }

    /// <summary>The rank that the structure states, or an empty text.</summary>
    public string Worker { get; private set; } = "";

    /// <summary>Unwraps a line.</summary>
    /// <param name="line">The line without prefixes.</param>
    /// <returns>Whether there was anything to unwrap.</returns>
    public bool TryUnwrap(ReadOnlySpan<char> line)
    {
        if (line.Length < 12)
        {
            return false;
        }

        Level = LineLevel.None;
        Worker = "";
        _length = 0;
        return line[0] switch
        {
            '{' when TryJson(line) => true,
            't' or 'l' when line.StartsWith("time=", StringComparison.Ordinal) || line.StartsWith("level=", StringComparison.Ordinal) => TryKeyValue(line),
            _ => TryEscapedTraceback(line),
        };
    }

    private bool TryJson(ReadOnlySpan<char> line)
    {
        bool isLog = false;
        foreach (string key in s_levelKeys)
        {
            if (TryValue(line, key, out ReadOnlySpan<char> value))
            {
                isLog = true;
                Level = Level == LineLevel.None ? LevelOf(value) : Level;
            }
        }

        foreach (string key in s_messageKeys)
        {
            if (!TryValue(line, key, out ReadOnlySpan<char> value))
            {
                continue;
            }

            if (!isLog && key is "\"message\":" or "\"event\":")
            {
                continue;
            }

            Unescape(value);
            if (TryValue(line, "\"rank\":", out ReadOnlySpan<char> rank) && rank.Length is > 0 and < 5)
            {
                Worker = $"rank{rank}";
            }

            return _length > 0;
        }

        return false;
    }

    private static LineLevel LevelOf(ReadOnlySpan<char> value) =>
        value is [>= '0' and <= '7']
            ? value[0] <= '3' ? LineLevel.Error : value[0] == '4' ? LineLevel.Warning : LineLevel.Information
            : LevelWord.Of(value);

    private bool TryKeyValue(ReadOnlySpan<char> line)
    {
        int message = line.IndexOf(" msg=");
        if (message < 0)
        {
            return false;
        }

        int level = line.IndexOf("level=");
        if (level >= 0)
        {
            ReadOnlySpan<char> word = line[(level + 6)..];
            int end = word.IndexOf(' ');
            Level = LevelWord.Of(end < 0 ? word : word[..end]);
        }

        ReadOnlySpan<char> rest = line[(message + 5)..];
        if (rest is not ['"', ..])
        {
            Append(rest);
            return true;
        }

        int close = ClosingQuote(rest[1..]);
        Unescape(rest.Slice(1, close));
        Append(rest[Math.Min(rest.Length, close + 2)..]);
        return true;
    }

    private bool TryEscapedTraceback(ReadOnlySpan<char> line)
    {
        int end = line.IndexOf(TracebackEnd, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        ReadOnlySpan<char> rest = line[(end + TracebackEnd.Length)..];
        int slashes = rest.IndexOfAnyExcept('\\');
        if (slashes < 1 || rest[slashes] != 'n')
        {
            return false;
        }

        // Text that was escaped twice has two backslashes before the n; the same number then stands before every other escape.
        if (slashes == 1)
        {
            Unescape(line);
            return true;
        }

        Append(line.ToString().Replace(new string('\\', slashes), "\\", StringComparison.Ordinal));
        string once = Message.ToString();
        _length = 0;
        Unescape(once);
        return true;
    }

    /// <summary>The raw value of a key: what stands in quotes, or a bare number or word.</summary>
    private static bool TryValue(ReadOnlySpan<char> line, string key, out ReadOnlySpan<char> value)
    {
        value = default;
        int start = line.IndexOf(key, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        ReadOnlySpan<char> rest = line[(start + key.Length)..].TrimStart();
        if (rest is ['"', ..])
        {
            value = rest.Slice(1, ClosingQuote(rest[1..]));
            return true;
        }

        int end = rest.IndexOfAny(',', '}', ' ');
        value = end < 0 ? rest : rest[..end];
        return value is not (['{', ..] or ['[', ..] or []);
    }

    private static int ClosingQuote(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\')
            {
                index++;
            }
            else if (text[index] == '"')
            {
                return index;
            }
        }

        return text.Length;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        MakeRoomFor(text.Length);
        int count = Math.Min(text.Length, _buffer.Length - _length);
        text[..count].CopyTo(_buffer.AsSpan(_length));
        _length += count;
    }

    private void Unescape(ReadOnlySpan<char> text)
    {
        MakeRoomFor(text.Length);
        for (int index = 0; index < text.Length && _length < _buffer.Length; index++)
        {
            char character = text[index];
            if (character == '\\' && index + 1 < text.Length)
            {
                index++;
                character = text[index] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'u' => Code(text, ref index),
                    '"' or '\\' or '/' or '\'' => text[index],
                    _ => character,
                };
                if (character == '\\' && text[index] != '\\')
                {
                    index--;
                }
            }

            _buffer[_length++] = character;
        }
    }

    // Few texts have structured lines, and those are short; no more than a long line is kept.
    private void MakeRoomFor(int count)
    {
        int needed = Math.Min(LineSource.LongestLine, _length + count);
        if (_buffer.Length < needed)
        {
            Array.Resize(ref _buffer, Math.Min(LineSource.LongestLine, Math.Max(needed, Math.Max(1024, 2 * _buffer.Length))));
        }
    }

    private static char Code(ReadOnlySpan<char> text, ref int index)
    {
        if (index + 4 < text.Length && ushort.TryParse(text.Slice(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            index += 4;
            return (char)code;
        }

        return 'u';
    }
}
