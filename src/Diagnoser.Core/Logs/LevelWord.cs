namespace Diagnoser.Core.Logs;

/// <summary>Reads the words and letters by which loggers state a level.</summary>
internal static class LevelWord
{
    /// <summary>Reads a level word, which has to be all capitals or all lower case: <c>ERROR</c>, <c>warn</c>.</summary>
    /// <param name="word">The word alone.</param>
    public static LineLevel Of(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 11 || (char.IsAsciiLetterUpper(word[0]) && !char.IsAsciiLetterUpper(word[1])))
        {
            return LineLevel.None;
        }

        Span<char> upper = stackalloc char[word.Length];
        word.ToUpperInvariant(upper);
        return upper switch
        {
            "TRACE" or "DEBUG" or "DBG" or "VERBOSE" => LineLevel.Debug,
            "INFO" or "INFORMATION" or "NOTICE" or "SUCCESS" => LineLevel.Information,
            "WARN" or "WARNING" or "WRN" => LineLevel.Warning,
            "ERROR" or "ERR" or "CRITICAL" or "FATAL" or "CRIT" or "SEVERE" or "EMERG" or "ALERT" => LineLevel.Error,
            _ => LineLevel.None,
        };
    }

    /// <summary>Reads a glog letter.</summary>
    public static LineLevel OfLetter(char letter) => letter switch
    {
        'D' or 'V' => LineLevel.Debug,
        'I' => LineLevel.Information,
        'W' => LineLevel.Warning,
        'E' or 'F' or 'C' => LineLevel.Error,
        _ => LineLevel.None,
    };
}
