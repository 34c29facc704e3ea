using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Tells where what was typed ends in a line that goes on as a sentence: <c>vllm serve Qwen3-8B 启动后报错</c>, <c>ollama run qwen2.5:7b keeps repeating</c>.
/// </summary>
internal static class CommandExtent
{
    /// <summary>The part of a line that was typed.</summary>
    /// <param name="text">The line from the program's name on.</param>
    /// <param name="inSentence">Whether the line reads like a sentence, so that plain words that are no flag's value belong to it.</param>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> text, bool inSentence)
    {
        char quote = '\0';
        int token = 0;
        int former = 0;
        for (int at = 0; at < text.Length; at++)
        {
            char character = text[at];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'' && (at == token || text[at - 1] == '='))
            {
                quote = character;
            }
            else if (character == ' ')
            {
                if (IsProseWord(text[token..at]) || (inSentence && IsSpoken(text[former..token], text[token..at])))
                {
                    return Trim(text[..token]);
                }

                if (inSentence && at > token && EndsClause(text[at - 1]))
                {
                    return Trim(text[..at]);
                }

                former = token;
                token = at + 1;
            }
            else if (IsProse(character))
            {
                int end = EndOfPathPart(text, token, at);
                if (end == at)
                {
                    return Trim(text[..at]);
                }

                at = end - 1;
            }
        }

        bool goesOn = IsProseWord(text[token..]) || (inSentence && IsSpoken(text[former..token], text[token..]));
        return goesOn ? Trim(text[..token]) : inSentence ? Trim(text) : text;
    }

    /// <summary>A value without the sentence that is written onto it: <c>8192时报错</c>, <c>half，显存不足</c>. A path may have Chinese folders.</summary>
    /// <param name="value">The value, which begins in Latin letters or digits.</param>
    public static ReadOnlySpan<char> OfValue(ReadOnlySpan<char> value)
    {
        for (int at = 1; at < value.Length && !IsProse(value[0]); at++)
        {
            if (IsProse(value[at]))
            {
                int end = EndOfPathPart(value, 0, at);
                if (end == at)
                {
                    return value[..at];
                }

                at = end - 1;
            }
        }

        return value;
    }

    /// <summary>Whether a token is a word of a sentence: letters alone, and neither a flag's value nor behind a program that takes words.</summary>
    private static bool IsSpoken(ReadOnlySpan<char> former, ReadOnlySpan<char> token)
    {
        former = former.TrimEnd();
        if (former.IsEmpty || former[0] == '-' || former.Contains('=') || IsStartedProgram(token))
        {
            return false;
        }

        foreach (char character in token.TrimEnd(",.;:)"))
        {
            if (!char.IsAsciiLetter(character))
            {
                return token[0] == '(';
            }
        }

        return token.Length > 0 && !TakesWords(former);
    }

    private static bool EndsClause(char character) => character is ',' or '.' or ';' or ':';

    /// <summary>Whether a token is a small word with which a sentence goes on behind a command. None of them is a program's argument.</summary>
    private static bool IsProseWord(ReadOnlySpan<char> token) => token.TrimEnd(",.;:") is
        "then" or "and" or "but" or "it" or "I" or "i" or "fails" or "failed" or "crashes" or "crashed" or "hangs" or "hung" or "gives" or "gave" or "gets" or "got" or "on" or "in"
        or "with" or "the" or "when" or "after" or "for" or "returns" or "keeps" or "is" or "was" or "are" or "does" or "doesn't" or "doesnt" or "produces" or "throws" or "raises"
        or "stops" or "works" or "never" or "always" or "because" or "while" or "where" or "which" or "using" or "via" or "runs" or "shows" or "says" or "ends" or "exits" or "causes"
        or "will" or "cannot" or "can't" or "so" or "or" or "at" or "from" or "of" or "by" or "my";

    /// <summary>Whether a token is a program that other programs start.</summary>
    private static bool IsStartedProgram(ReadOnlySpan<char> token) => token is
        "python" or "python3" or "torchrun" or "deepspeed" or "accelerate" or "vllm" or "ollama" or "swift" or "lmdeploy" or "sglang" or "axolotl";

    /// <summary>Whether a plain word behind a token is an argument.</summary>
    private static bool TakesWords(ReadOnlySpan<char> token) => token is
        "vllm" or "ollama" or "swift" or "lmdeploy" or "llamafactory-cli" or "accelerate" or "sglang" or "xinference" or "axolotl" or "ray" or "docker" or "mlx" or "run" or "create"
        or "launch" or "compose";

    /// <summary>Whether a character is a sign of Chinese, Japanese or Korean, or of their punctuation.</summary>
    private static bool IsProse(char character) => CharacterSet.IsUnspaced(character) || character is >= '\uff00' and <= '\uffef';

    /// <summary>Where a folder's or file's name that begins or goes on in Chinese ends; the same place if it is none.</summary>
    private static int EndOfPathPart(ReadOnlySpan<char> text, int token, int at)
    {
        int end = at;
        while (end < text.Length && (CharacterSet.IsUnspaced(text[end]) && text[end] is not ('、' or '。') || char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
        {
            end++;
        }

        bool begins = at > token && text[at - 1] is '/' or '\\';
        bool goesOn = end < text.Length && text[end] is '/' or '\\' && text[token..at].ContainsAny('/', '\\', ':');
        bool isFile = end + 1 < text.Length && text[end] == '.' && char.IsAsciiLetter(text[end + 1]);
        return end > at && (begins || goesOn || isFile) ? end : at;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.TrimEnd(" \t#,;:.(`-");
}
