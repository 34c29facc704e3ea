using System.Text;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Takes terminal control out of a line: colours, cursor moves, titles and links (OSC), backspaces, zero bytes, invisible characters.</summary>
internal sealed class LineCleaner
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';
    private static readonly SignSet s_special = SignSet.Of(Special());
    private char[] _buffer = [];

    /// <summary>Cleans a line. The result is the line itself or a buffer that the next call overwrites.</summary>
    public ReadOnlySpan<char> Clean(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        int first = line.IndexOfAny(s_special);
        // '[' is common in logs; it matters only where it begins a colour code whose escape character got lost in copying.
        if (first < 0 || !NeedsCleaning(line[first..]))
        {
            return line;
        }

        if (_buffer.Length < line.Length)
        {
            _buffer = new char[Math.Max(line.Length, Math.Min(2 * _buffer.Length, LineSource.LongestLine))];
        }

        int length = 0;
        for (int index = 0; index < line.Length;)
        {
            char character = line[index];
            if (!s_special.Contains(character))
            {
                int next = line[index..].IndexOfAny(s_special);
                int count = next < 0 ? line.Length - index : next;
                line.Slice(index, count).CopyTo(_buffer.AsSpan(length));
                length += count;
                index += count;
            }
            else if (character == Escape)
            {
                index += EscapeLength(line[index..]);
            }
            else if (character == '[')
            {
                int colour = BareColourLength(line[index..]);
                if (colour == 0)
                {
                    _buffer[length++] = character;
                    colour = 1;
                }

                index += colour;
            }
            else
            {
                length -= character == '\b' && length > 0 ? 1 : 0;
                index++;
            }
        }

        return _buffer.AsSpan(0, length).TrimEnd();
    }

    private static bool NeedsCleaning(ReadOnlySpan<char> line)
    {
        while (true)
        {
            int next = line.IndexOfAny(s_special);
            if (next < 0)
            {
                return false;
            }

            if (line[next] != '[' || BareColourLength(line[next..]) > 0)
            {
                return true;
            }

            line = line[(next + 1)..];
        }
    }

    /// <summary>How long the control sequence at the start is.</summary>
    private static int EscapeLength(ReadOnlySpan<char> line)
    {
        if (line.Length < 2)
        {
            return line.Length;
        }

        switch (line[1])
        {
            case '[':
                int end = 2;
                while (end < line.Length && line[end] is < '@' or > '~')
                {
                    end++;
                }

                return Math.Min(line.Length, end + 1);
            case ']' or 'P' or '_' or '^':
                int stop = line.IndexOfAny(Bell, '\u009c');
                int terminator = line[2..].IndexOf("\u001b\\");
                return terminator >= 0 && (stop < 0 || terminator + 2 < stop) ? terminator + 4
                    : stop >= 0 ? stop + 1
                    : 2;
            case '(' or ')' or '#' or '%':
                return Math.Min(line.Length, 3);
            default:
                return 2;
        }
    }

    /// <summary>How long a colour code without its escape character is, such as <c>[0;36m</c>; 0 if there is none.</summary>
    private static int BareColourLength(ReadOnlySpan<char> line)
    {
        int end = 1;
        while (end < line.Length && end < 12 && (char.IsAsciiDigit(line[end]) || line[end] == ';'))
        {
            end++;
        }

        return end > 1 && end < line.Length && line[end] == 'm' && (end + 1 == line.Length || line[end + 1] != ']') ? end + 1 : 0;
    }

    private static string Special()
    {
        StringBuilder characters = new("[\u007f\ufeff\u200b\u200e\u200f\u2060");
        for (int code = 0; code < 0xa0; code++)
        {
            if (code is (< 0x20 and not '\t') or (>= 0x80 and < 0xa0))
            {
                characters.Append((char)code);
            }
        }

        return characters.ToString();
    }
}
