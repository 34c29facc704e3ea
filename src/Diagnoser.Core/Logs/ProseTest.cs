namespace Diagnoser.Core.Logs;

/// <summary>Tells a person's sentence from a program's output by its words and signs.</summary>
internal static class ProseTest
{
    private const int Longest = 400;

    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "i", "i'm", "i've", "my", "me", "we", "our", "you", "your", "the", "a", "an", "is", "are", "was", "were", "it", "it's", "this", "that", "these",
        "when", "while", "after", "before", "but", "and", "or", "so", "because", "if", "then", "how", "why", "what", "which", "there", "here", "does",
        "doesn't", "don't", "do", "did", "didn't", "can", "can't", "cannot", "could", "would", "should", "has", "have", "had", "only", "just", "always",
        "never", "even", "also", "still", "very", "too", "anyone", "someone", "any", "help", "please", "thanks", "with", "without", "on", "in", "of", "to",
        "for", "from", "by", "as", "at", "not", "no", "every", "all", "same", "like", "instead", "again", "than",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a line, without indentation, reads like a sentence. A few words of Chinese do; so do English words with their small words among them.</summary>
    public static bool IsProse(ReadOnlySpan<char> line)
    {
        line = line.Length > Longest ? line[..Longest] : line;
        line = line.TrimStart(" *-+#>•\t\"'");
        if (line.Length < 4 || line[0] is '{' or '[' or '/' or '\\' or '$' or '|' or '=' or '%' or '@' or ':')
        {
            return false;
        }

        int letters = 0;
        int wide = 0;
        int signs = 0;
        foreach (char character in line)
        {
            if (char.IsAsciiLetter(character) || character is ' ' or '\'' or ',' or '.' or '?' or '!' or '`')
            {
                letters++;
            }
            else if (character >= 0x2E80 && char.IsLetter(character))
            {
                wide++;
            }
            else if (character is '=' or '{' or '}' or ';' or '|' or '<' or '>' or '\\' or '_' or '%')
            {
                signs++;
            }
        }

        if (wide >= 3)
        {
            return signs * 4 <= line.Length;
        }

        return letters * 10 >= line.Length * 7 && signs * 8 <= line.Length && HasSmallWords(line);
    }

    /// <summary>At least two words in three or more are such as sentences have; one suffices in a short line.</summary>
    private static bool HasSmallWords(ReadOnlySpan<char> line)
    {
        int words = 0;
        int small = 0;
        foreach (Range range in line.Split(' '))
        {
            ReadOnlySpan<char> word = line[range].Trim(".,!?:;()\"'`*");
            if (word.Length == 0)
            {
                continue;
            }

            words++;
            small += s_lookup.Contains(word) ? 1 : 0;
        }

        return words >= 3 && small * 6 >= words;
    }
}
