using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>Follows a secret over the ends of lines at which a terminal, a mail program or a person broke it.</summary>
internal static class WrappedText
{
    private const int MostLines = 64;

    /// <summary>The end of a secret that may go on in the next lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the secret's body starts.</param>
    /// <param name="end">Where it ends on its first line.</param>
    /// <param name="set">What it is made of.</param>
    /// <param name="length">How long the body is as a rule; 0 if that varies.</param>
    public static int Follow(string text, int start, int end, SignSet set, int length)
    {
        int have = end - start;
        for (int lines = 0; lines < MostLines; lines++)
        {
            int next = Junction(text, end);
            if (next < 0)
            {
                break;
            }

            int stop = Characters.RunEnd(text, next, set);
            int run = stop - next;
            bool goesOn = length > have
                ? run == length - have || (run < length - have && run >= 4 && Junction(text, stop) >= 0 && LooksTorn(text, next, stop))
                : length == 0 && LineLength(text, end) >= 40 && run >= 4 && LooksTorn(text, next, stop) && !BeginsSetting(text, next, stop);
            if (!goesOn)
            {
                break;
            }

            have += run;
            end = stop;
        }

        return end;
    }

    /// <summary>Where the next line goes on if a line is broken here, or -1: at most a quote, a backslash or spaces may stand around the break.</summary>
    public static int Junction(string text, int end)
    {
        int i = end;
        char quote = i < text.Length && text[i] is ('"' or '\'') ? text[i++] : '\0';
        int floor = Math.Min(text.Length, i + 4);
        while (i < floor && text[i] is (' ' or '\\' or '\r'))
        {
            i++;
        }

        if (i >= text.Length || text[i] != '\n')
        {
            return -1;
        }

        i++;
        int limit = Math.Min(text.Length, i + 32);
        while (i < limit && text[i] is (' ' or '\t' or '>' or '|' or '│'))
        {
            i++;
        }

        if (quote == '\0')
        {
            return i < text.Length ? i : -1;
        }

        return i + 1 < text.Length && text[i] == quote ? i + 1 : -1;
    }

    /// <summary>Whether a run of characters looks like the rest of a random text rather than the first word of a line.</summary>
    private static bool LooksTorn(string text, int start, int end)
    {
        ReadOnlySpan<char> run = text.AsSpan(start, end - start);
        if (run.Length >= 5 && char.IsAsciiDigit(run[0]) && char.IsAsciiDigit(run[3]) && run[4] is ('-' or '/'))
        {
            return false;
        }

        bool capitalInside = run[1..].ContainsAnyInRange('A', 'Z') && run.ContainsAnyInRange('a', 'z');
        return Characters.HasLetter(run) && (Characters.HasDigit(run) || capitalInside || run.Length >= 20);
    }

    // NAME=value and "Header: value" start something new.
    private static bool BeginsSetting(string text, int start, int end)
    {
        ReadOnlySpan<char> run = text.AsSpan(start, end - start);
        int equals = run.TrimEnd('=').IndexOf('=');
        return equals >= 0 || (end < text.Length && text[end] is ':' or '=' or '(' or '.');
    }

    private static int LineLength(string text, int end)
    {
        int from = Math.Max(0, end - 512);
        int newline = text.AsSpan(from, end - from).LastIndexOf('\n');
        return newline < 0 ? end - from : end - from - newline - 1;
    }
}
