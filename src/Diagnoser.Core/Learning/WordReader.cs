using System.Text;

namespace Diagnoser.Core.Learning;

/// <summary>
/// Cuts text into the words that features are made of: lower case, stemmed lightly, without stop words; an identifier yields itself and its parts;
/// numbers and versions are masked; runs of Chinese characters yield their pairs.
/// </summary>
internal sealed class WordReader
{
    private const int LongestWord = 40;

    // Words that tell who writes (a reader who retells, a person who asks) rather than what failed; and the commonest words.
    private static readonly HashSet<string> StopWords = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "i", "we", "my", "our", "me", "it", "its", "he", "she", "they", "their", "them", "you", "your", "this", "that", "these", "those",
        "user", "users", "reporter", "commenter", "commenters", "maintainer", "maintainers", "author", "someone", "people", "person", "issue", "thread",
        "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "should", "may",
        "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "and", "or", "but", "if", "then", "than", "so", "there", "here", "which",
        "who", "whose", "what", "also", "any", "some", "such", "about", "into", "hi", "hello", "please", "thanks", "thank", "want", "wants", "know",
        "ask", "asks", "reports", "report", "reported", "says", "say", "said", "bug", "describe", "question", "help", "being", "one", "s", "t",
    };

    private readonly StringBuilder _word = new(LongestWord);

    /// <summary>Reads a text's words in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Receives the words; <c>null</c> separates what does not stand together, so that no pair is made across it.</param>
    public void Read(ReadOnlySpan<char> text, List<string?> words)
    {
        int index = 0;
        while (index < text.Length)
        {
            char character = text[index];
            if (IsChinese(character))
            {
                index = ReadChinese(text, index, words);
            }
            else if (char.IsLetterOrDigit(character))
            {
                index = ReadWord(text, index, words);
            }
            else
            {
                if (character is '.' or ';' or '!' or '?' or '\n' or '(' or ')' or '。' or '，' or ',')
                {
                    words.Add(null);
                }

                index++;
            }
        }
    }

    /// <summary>Whether a character is a Chinese one.</summary>
    /// <param name="character">The character.</param>
    public static bool IsChinese(char character) => character is >= '\u4e00' and <= '\u9fff';

    private static int ReadChinese(ReadOnlySpan<char> text, int start, List<string?> words)
    {
        int end = start + 1;
        while (end < text.Length && IsChinese(text[end]))
        {
            words.Add(text.Slice(end - 1, 2).ToString());
            words.Add(null);
            end++;
        }

        return end;
    }

    private int ReadWord(ReadOnlySpan<char> text, int start, List<string?> words)
    {
        _word.Clear();
        int letters = 0;
        int parts = 1;
        int index = start;
        for (; index < text.Length && !IsChinese(text[index]); index++)
        {
            char character = text[index];
            if (char.IsLetterOrDigit(character))
            {
                letters += char.IsLetter(character) ? 1 : 0;
            }
            else if (character is '_' && index + 1 < text.Length && char.IsLetterOrDigit(text[index + 1]))
            {
                parts++;
            }
            else
            {
                break;
            }

            if (_word.Length < LongestWord)
            {
                _word.Append(char.ToLowerInvariant(character));
            }
        }

        if (letters == 0)
        {
            return index;
        }

        string word = _word.ToString();
        if (parts > 1)
        {
            foreach (string part in word.Split('_', StringSplitOptions.RemoveEmptyEntries))
            {
                Add(part, words);
            }

            words.Add(word);
        }
        else
        {
            Add(word, words);
        }

        return index;
    }

    private static void Add(string word, List<string?> words)
    {
        if (word.Length < 2 || StopWords.Contains(word) || !word.AsSpan().ContainsAnyInRange('a', 'z') && word.All(char.IsAsciiLetterOrDigit) || IsHash(word))
        {
            return;
        }

        words.Add(Stem(word));
    }

    private static bool IsHash(string word)
    {
        int digits = word.Count(char.IsAsciiDigit);
        return digits >= 4 || (word.Length > 6 && digits >= 2 && word.All(char.IsAsciiHexDigit));
    }

    /// <summary>Takes off the commonest English endings, so that fail, fails, failed and failing are one word.</summary>
    /// <param name="word">A word in lower case.</param>
    public static string Stem(string word)
    {
        if (word.Length < 4 || char.IsAsciiDigit(word[^1]))
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5)
        {
            return Undouble(word[..^3]);
        }

        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4)
        {
            return Undouble(word[..^2]);
        }

        if (word.EndsWith("es", StringComparison.Ordinal) && word.Length > 4 && word[^3] is 's' or 'x' or 'h' or 'z')
        {
            return word[..^2];
        }

        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? WithoutFinalE(word[..^1]) : WithoutFinalE(word);
    }

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : WithoutFinalE(stem);

    private static string WithoutFinalE(string word) => word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
}
