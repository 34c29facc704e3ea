using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Takes the prefixes of loggers, launchers, containers and workers off a line, one after the other.</summary>
internal sealed class PrefixStripper
{
    private static readonly SignSet s_noName = SignSet.Of(" \t\"'()[]|+=");
    private const int MostPrefixes = 10;
    private readonly WorkerLabels _labels = new();
    private string _worker = "";
    private LineLevel _level;

    /// <summary>The worker that the last line names; empty if it names none.</summary>
    public string Worker => _worker;

    /// <summary>The level that the last line states.</summary>
    public LineLevel Level => _level;

    /// <summary>Whether the last line had any prefix.</summary>
    public bool HadPrefix { get; private set; }

    /// <summary>Strips a line.</summary>
    /// <param name="line">The clean line.</param>
    /// <returns>What is left, with its own indentation.</returns>
    public ReadOnlySpan<char> Strip(ReadOnlySpan<char> line)
    {
        _worker = "";
        _level = LineLevel.None;
        int start = 0;
        for (int count = 0; count < MostPrefixes && start < line.Length; count++)
        {
            int at = start;
            while (at < line.Length && line[at] == ' ')
            {
                at++;
            }

            // A line's own indentation is part of what it says; only prefixes may stand behind a few blanks.
            if (at == line.Length || (start == 0 && at > 0 && line[at] is not ('[' or '(')) || at - start > 4)
            {
                break;
            }

            int length = PrefixLength(line[at..]);
            if (length == 0)
            {
                break;
            }

            start = at + length;
        }

        HadPrefix = start > 0;
        if (start > 0 && start < line.Length && line[start] == ' ')
        {
            start++;
        }

        return line[start..];
    }

    private int PrefixLength(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '[':
                return Bracketed(text);
            case '(':
                return Parenthesised(text);
            case '<':
                return text.StartsWith("<stderr>", StringComparison.Ordinal) || text.StartsWith("<stdout>", StringComparison.Ordinal)
                    ? PrefixShape.WithSeparator(text, 8)
                    : 0;
            case >= '0' and <= '9':
                int stamp = Timestamp.Length(text);
                return stamp > 0 ? PrefixShape.AfterTimestamp(text, stamp) : TaskLabel(text);
            default:
                return char.IsAsciiLetter(text[0]) ? Word(text) : 0;
        }
    }

    /// <summary>Keeps the first name; what is inside it speaks of the same worker.</summary>
    private void Name(ReadOnlySpan<char> label)
    {
        if (_worker.Length == 0)
        {
            _worker = _labels.Of(label);
        }
    }

    /// <summary>What srun --label and docker compose put before a line: <c>3: </c>.</summary>
    private int TaskLabel(ReadOnlySpan<char> text)
    {
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 4 || text.Length < digits + 2 || text[digits] != ':' || text[digits + 1] != ' ')
        {
            return 0;
        }

        Name(text[..digits]);
        return digits + 1;
    }

    private int Parenthesised(ReadOnlySpan<char> text)
    {
        int end = text.Length > 160 ? text[..160].IndexOf(')') : text.IndexOf(')');
        if (end < 4)
        {
            return 0;
        }

        ReadOnlySpan<char> content = text[1..end];
        if (content.Contains("pid=", StringComparison.Ordinal) || content.StartsWith("raylet", StringComparison.Ordinal)
            || content.StartsWith("autoscaler", StringComparison.Ordinal) || content.StartsWith("Worker_TP", StringComparison.Ordinal))
        {
            Name(content);
            return PrefixShape.WithSeparator(text, end + 1);
        }

        return 0;
    }

    private int Bracketed(ReadOnlySpan<char> text)
    {
        int end = text.Length > 160 ? text[..160].IndexOf(']') : text.IndexOf(']');
        if (end < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> content = text[1..end].Trim();
        if (content.Length == 0)
        {
            return 0;
        }

        if (PrefixShape.IsWorker(content))
        {
            Name(content);
            return PrefixShape.WithSeparator(text, end + 1);
        }

        int stamp = Timestamp.Length(content);
        if (stamp > 0)
        {
            ReadOnlySpan<char> after = content[stamp..].Trim();
            if (after.Length > 0 && PrefixShape.IsWorker(after))
            {
                Name(after);
            }
            else if (LevelWord.Of(after) is not LineLevel.None and var level)
            {
                _level = level;
            }

            return PrefixShape.WithSeparator(text, end + 1);
        }

        return BracketedLevel(content) || PrefixShape.IsSource(content) || PrefixShape.IsSeconds(content) || content is "c10d" or "TRT-LLM" or "TensorRT-LLM" or "stderr" or "stdout"
            || content.StartsWith("pid ", StringComparison.Ordinal)
            ? PrefixShape.WithSeparator(text, end + 1)
            : 0;
    }

    /// <summary><c>ERROR</c>, <c>E</c>, <c>INFO|modeling_utils.py:12</c>, <c>E ProcessGroupNCCL.cpp:475</c>, <c>W1230 12:00:00.1 socket.cpp:663</c>.</summary>
    private bool BracketedLevel(ReadOnlySpan<char> content)
    {
        int end = content.IndexOfAny('|', ' ');
        ReadOnlySpan<char> word = end < 0 ? content : content[..end];
        if (word.Length == 0)
        {
            return false;
        }

        LineLevel level = LevelWord.Of(word);
        if (level == LineLevel.None && LevelWord.OfLetter(word[0]) is not LineLevel.None and var letter
            && (word.Length == 1 ? end < 0 || PrefixShape.IsSource(content[(end + 1)..]) : word.Length <= 9 && !word[1..].ContainsAnyExceptInRange('0', '9') && end > 0))
        {
            level = letter;
        }

        _level = level == LineLevel.None ? _level : level;
        return level != LineLevel.None;
    }

    private int Word(ReadOnlySpan<char> text)
    {
        int stamp = Timestamp.Length(text);
        if (stamp > 0)
        {
            return stamp + PrefixShape.HostAndProcess(text[stamp..]);
        }

        int end = text.IndexOfAnyExceptInRange('A', 'Z');
        if (end == 1 && text.Length > 14 && char.IsAsciiDigit(text[1]))
        {
            return Glog(text);
        }

        if (end is >= 3 and <= 8)
        {
            return LevelColumn(text, end);
        }

        return LowerWord(text);
    }

    /// <summary><c>E0510 20:17:12.123456 139 torch/x/api.py:826] </c>.</summary>
    private int Glog(ReadOnlySpan<char> text)
    {
        int bracket = text.Length > 200 ? text[..200].IndexOf("] ") : text.IndexOf("] ");
        int digits = text[1..].IndexOfAnyExceptInRange('0', '9');
        if (bracket < 0 || digits is not (4 or 8) || text[digits + 1] != ' ' || Timestamp.Length(text[(digits + 2)..]) == 0)
        {
            return 0;
        }

        _level = LevelWord.OfLetter(text[0]);
        return bracket + 1;
    }

    /// <summary><c>ERROR 05-10 20:17:12 [core.py:145]</c>, <c>ERROR:root:</c>, <c>INFO:     </c>, <c>WARN  text_generation: </c>.</summary>
    private int LevelColumn(ReadOnlySpan<char> text, int end)
    {
        LineLevel level = LevelWord.Of(text[..end]);
        if (level == LineLevel.None)
        {
            return LowerWord(text);
        }

        if (end == text.Length)
        {
            return 0;
        }

        ReadOnlySpan<char> rest = text[end..];
        if (rest[0] == ':')
        {
            _level = level;
            int name = PrefixShape.LoggerName(rest[1..]);

            // Uvicorn fills the level up to a column.
            int blanks = rest[(1 + name)..].IndexOfAnyExcept(' ');
            return end + 1 + name + Math.Max(0, blanks - 1);
        }

        if (rest[0] is not (' ' or ']' or '|') || rest.Length < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> next = rest.TrimStart(" |-");
        int gap = rest.Length - next.Length;
        int stamp = next.Length > 0 ? Timestamp.Length(next) : 0;
        if (stamp > 0)
        {
            _level = level;
            return end + gap + stamp + PrefixShape.SourceAfterStamp(next[stamp..]);
        }

        _level = level;
        return rest.TrimStart(' ') is ['|' or '-', ' ', ..] ? end + gap - 1 : end;
    }

    /// <summary>Names of containers (<c>vllm-1  | </c>), <c>kernel: </c>, <c>rank0: </c>, lower-case levels of slog-like loggers.</summary>
    private int LowerWord(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> window = text.Length > 64 ? text[..64] : text;
        int end = window.IndexOfAny(' ', ':', '|');
        if (end <= 0)
        {
            return 0;
        }

        ReadOnlySpan<char> word = window[..end];
        if (window[end] == ':' && end + 1 < text.Length && text[end + 1] == ' ')
        {
            if (word is "kernel")
            {
                return end + 1;
            }

            // The first bracket of "[rank1]: " gets lost when the text is copied.
            ReadOnlySpan<char> label = word.TrimEnd(']');
            if (label.StartsWith("rank", StringComparison.Ordinal) && PrefixShape.IsWorker(label))
            {
                Name(label);
                return end + 1;
            }

            return 0;
        }

        return window[end] == ' ' ? Column(text, word, window[end..]) : SourceColumn(window);
    }

    /// <summary>The first column of <c>vllm-1  | message</c> and <c>vllm.engine - ERROR - message</c>.</summary>
    private int Column(ReadOnlySpan<char> text, ReadOnlySpan<char> word, ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> next = rest.TrimStart(' ');
        int gap = rest.Length - next.Length;
        if (next is ['|', ' ', ..] && LevelWord.Of(word) is LineLevel.None && (word.ContainsAny("-_") || gap > 1) && !word.ContainsAny(s_noName))
        {
            Name(word);
            return word.Length + gap + 1;
        }

        if (!rest.StartsWith(" - ", StringComparison.Ordinal))
        {
            return 0;
        }

        ReadOnlySpan<char> behind = text[(word.Length + 3)..];
        int capitals = behind.IndexOfAnyExceptInRange('A', 'Z');
        return capitals >= 3 && behind[capitals] == ' ' && LevelWord.Of(behind[..capitals]) is not LineLevel.None ? word.Length + 2 : 0;
    }

    /// <summary>Loguru's <c>module:function:12 - </c>, which stands behind a level.</summary>
    private int SourceColumn(ReadOnlySpan<char> window)
    {
        int dash = window.IndexOf(" - ");
        return _level != LineLevel.None && dash > 0 && window[..dash].Count(':') == 2 && !window[..dash].Contains(' ') ? dash + 2 : 0;
    }
}
