namespace Diagnoser.Core.Patterns;

/// <summary>Looks for the characters of a <see cref="SignSet"/>.</summary>
internal static class SignSearch
{
    /// <summary>The place of the first character that is in a set; -1 if there is none.</summary>
    public static int IndexOfAny(this ReadOnlySpan<char> text, SignSet set)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (set.Contains(text[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The place of the last character that is in a set; -1 if there is none.</summary>
    public static int LastIndexOfAny(this ReadOnlySpan<char> text, SignSet set)
    {
        int index = text.Length - 1;
        while (index >= 0 && !set.Contains(text[index]))
        {
            index--;
        }

        return index;
    }

    /// <summary>The place of the first character that is not in a set; -1 if there is none.</summary>
    public static int IndexOfAnyExcept(this ReadOnlySpan<char> text, SignSet set)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!set.Contains(text[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The place of the last character that is not in a set; -1 if there is none.</summary>
    public static int LastIndexOfAnyExcept(this ReadOnlySpan<char> text, SignSet set)
    {
        int index = text.Length - 1;
        while (index >= 0 && set.Contains(text[index]))
        {
            index--;
        }

        return index;
    }

    /// <summary>Whether a character is in a set.</summary>
    public static bool ContainsAny(this ReadOnlySpan<char> text, SignSet set) => text.IndexOfAny(set) >= 0;

    /// <summary>Whether a character is not in a set.</summary>
    public static bool ContainsAnyExcept(this ReadOnlySpan<char> text, SignSet set) => text.IndexOfAnyExcept(set) >= 0;
}
