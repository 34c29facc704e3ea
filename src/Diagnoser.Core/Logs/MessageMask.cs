namespace Diagnoser.Core.Logs;

/// <summary>Masks what differs between repetitions of one message: numbers, addresses, paths' numbers.</summary>
internal static class MessageMask
{
    private const int Longest = 300;

    /// <summary>The first line of a message with every run of digits and hexadecimal digits behind 0x as one sign.</summary>
    public static string Of(string? message)
    {
        if (string.IsNullOrEmpty(message))
        {
            return "";
        }

        ReadOnlySpan<char> line = message;
        int end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        line = line.Length > Longest ? line[..Longest] : line;
        Span<char> masked = stackalloc char[line.Length];
        int length = 0;
        for (int index = 0; index < line.Length; index++)
        {
            if (char.IsAsciiDigit(line[index]))
            {
                bool hexadecimal = line[index] == '0' && index + 1 < line.Length && line[index + 1] == 'x';
                index += hexadecimal ? 2 : 1;
                while (index < line.Length && (char.IsAsciiDigit(line[index]) || (hexadecimal && char.IsAsciiHexDigit(line[index]))))
                {
                    index++;
                }

                index--;
                masked[length++] = '#';
            }
            else
            {
                masked[length++] = line[index];
            }
        }

        return masked[..length].ToString();
    }
}
