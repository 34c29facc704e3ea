namespace Diagnoser.Core.Logs;

/// <summary>Recognises the dates and times at the start of log lines.</summary>
internal static class Timestamp
{
    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] s_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>
    /// How long the timestamp at the start is, 0 if there is none: <c>2024-05-10T20:17:12.345Z</c>, <c>2024/05/10 20:17:12</c>,
    /// <c>05-10 20:17:12</c>, <c>05/10/2024-20:17:12</c>, <c>20:17:12.345</c>, <c>May 10 20:17:12</c>, <c>Fri May 10 20:17:12 2024</c>.
    /// </summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length < 8)
        {
            return 0;
        }

        if (!char.IsAsciiDigit(text[0]))
        {
            return char.IsAsciiLetterUpper(text[0]) ? NamedMonth(text) : 0;
        }

        int time = Time(text);
        if (time > 0)
        {
            return time;
        }

        int date = Date(text);
        if (date == 0 || date >= text.Length)
        {
            return date >= 8 ? date : 0;
        }

        // A date alone is a timestamp only if it has a year; "5-10" may be anything.
        ReadOnlySpan<char> rest = text[(date + 1)..];
        time = text[date] is ' ' or 'T' or '-' or ',' or '_' ? Time(rest) : 0;
        return time > 0 ? date + 1 + time : date >= 8 && text[date] is ' ' or ']' ? date : 0;
    }

    private static int Date(ReadOnlySpan<char> text)
    {
        int first = Digits(text);
        if (first is not (1 or 2 or 4) || first >= text.Length || text[first] is not ('-' or '/' or '.'))
        {
            return 0;
        }

        char separator = text[first];
        int second = Digits(text[(first + 1)..]);
        int length = first + 1 + second;
        if (second is not (1 or 2))
        {
            return 0;
        }

        if (length >= text.Length || text[length] != separator)
        {
            return first <= 2 && separator != '.' ? length : 0;
        }

        int third = Digits(text[(length + 1)..]);
        return third is 1 or 2 or 4 ? length + 1 + third : 0;
    }

    private static int Time(ReadOnlySpan<char> text)
    {
        int hours = Digits(text);
        if (hours is not (1 or 2) || text.Length < hours + 6 || text[hours] != ':' || Digits(text[(hours + 1)..]) != 2
            || text[hours + 3] != ':' || Digits(text[(hours + 4)..]) != 2)
        {
            return 0;
        }

        int length = hours + 6;
        if (length < text.Length && text[length] is '.' or ',')
        {
            int fraction = Digits(text[(length + 1)..]);
            length += fraction > 0 ? fraction + 1 : 0;
        }

        return length + Zone(text[length..]);
    }

    private static int Zone(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        if (text[0] == 'Z')
        {
            return 1;
        }

        if (text.StartsWith(" UTC", StringComparison.Ordinal))
        {
            return 4;
        }

        int space = text[0] == ' ' ? 1 : 0;
        if (text.Length >= space + 5 && text[space] is '+' or '-' && Digits(text[(space + 1)..]) is 2 or 4)
        {
            int digits = Digits(text[(space + 1)..]);
            int length = space + 1 + digits;
            return digits == 4 ? length : length + 2 < text.Length && text[length] == ':' ? length + 3 : 0;
        }

        return 0;
    }

    private static int NamedMonth(ReadOnlySpan<char> text)
    {
        int start = Starts(text, s_days) && text.Length > 12 && text[3] == ' ' ? 4 : 0;
        if (text.Length < start + 12 || !Starts(text[start..], s_months) || text[start + 3] != ' ')
        {
            return 0;
        }

        int index = start + 4;
        index += text[index] == ' ' ? 1 : 0;
        int day = Digits(text[index..]);
        if (day is not (1 or 2) || index + day >= text.Length || text[index + day] != ' ')
        {
            return 0;
        }

        index += day + 1;
        int time = Time(text[index..]);
        if (time == 0)
        {
            return 0;
        }

        index += time;
        return index + 5 <= text.Length && text[index] == ' ' && Digits(text[(index + 1)..]) == 4 ? index + 5 : index;
    }

    private static bool Starts(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }
}
