namespace Diagnoser.Core.Logs;

/// <summary>Tells what sort of line each line is, from the form around it: Markdown fences, headings, comments, environment blocks.</summary>
internal sealed class RoleTracker
{
    private readonly TemplateText _templates = new();
    private readonly char[] _fence = new char[1];
    private int _fenceLength;
    private bool _codeFence;
    private bool _comment;
    private bool _environmentSection;
    private bool _environmentBlock;
    private bool _anyText;
    private int _blankLines;

    /// <summary>Whether the current line stands in a fenced block.</summary>
    public bool InFence => _fenceLength > 0;

    /// <summary>Whether the current line opens or closes a fenced block, which ends whatever went on before.</summary>
    public bool IsFenceMark { get; private set; }

    /// <summary>What the judgement of a line depends on beside the line.</summary>
    public int State =>
        (InFence ? 1 : 0) | (_codeFence ? 2 : 0) | (_comment ? 4 : 0) | (_environmentSection ? 8 : 0) | (_environmentBlock ? 16 : 0) | (_anyText ? 32 : 0);

    /// <summary>Takes note of a line with text that is not judged, since it would change nothing.</summary>
    public void Pass() => _blankLines = 0;

    /// <summary>Judges a line.</summary>
    /// <param name="line">The line without prefixes.</param>
    /// <param name="hadPrefix">Whether a logger's or worker's prefix stood before it.</param>
    public LineRole Next(ReadOnlySpan<char> line, bool hadPrefix)
    {
        IsFenceMark = false;
        ReadOnlySpan<char> text = line.TrimStart();
        if (text.Length == 0)
        {
            _blankLines++;
            return _environmentBlock ? LineRole.Environment : LineRole.Output;
        }

        LineRole role = hadPrefix ? LineRole.Output : Judge(line, text);
        _blankLines = 0;
        _anyText = true;
        return role;
    }

    private LineRole Judge(ReadOnlySpan<char> line, ReadOnlySpan<char> text)
    {
        if (_comment || text.StartsWith("<!--", StringComparison.Ordinal))
        {
            _comment = !text.Contains("-->", StringComparison.Ordinal);
            return LineRole.Template;
        }

        if (text[0] is '`' or '~' && !IsIndented(line) && TryFence(text))
        {
            return LineRole.Template;
        }

        if (InFence)
        {
            return Fenced(text);
        }

        if (text[0] == '#' && Heading(text))
        {
            return text.StartsWith("##", StringComparison.Ordinal) && _templates.IsFormHeading(text.TrimStart('#')) ? LineRole.Template : LineRole.Heading;
        }

        if (IsTrace(text))
        {
            _environmentSection = _environmentBlock = false;
            return LineRole.Output;
        }

        if (IsEnvironment(text))
        {
            return LineRole.Environment;
        }

        if (TemplateText.IsMark(text))
        {
            return LineRole.Template;
        }

        if (CommandText.IsCommand(text) || CommandText.IsImport(text))
        {
            return LineRole.Code;
        }

        // The first line of a text that somebody wrote is its title as a rule, and titles lack the small words of sentences.
        bool isProse = !IsIndented(line) && (ProseTest.IsProse(text) || (!_anyText && ProseTest.IsTitle(text)));
        if (!isProse)
        {
            return CommandText.IsCode(text) ? LineRole.Code : LineRole.Output;
        }

        return _templates.IsSentence(text) ? LineRole.Template
            : ExceptionLine.TryRead(text, inTraceback: false, out _) ? LineRole.Output
            : LineRole.Prose;
    }

    private LineRole Fenced(ReadOnlySpan<char> text)
    {
        if (IsTrace(text))
        {
            _codeFence = _environmentBlock = false;
            return LineRole.Output;
        }

        return _environmentSection || IsEnvironment(text) ? LineRole.Environment
            : _codeFence || CommandText.IsCommand(text) || CommandText.IsCode(text) ? LineRole.Code
            : LineRole.Output;
    }

    private bool IsEnvironment(ReadOnlySpan<char> text)
    {
        _environmentBlock = EnvironmentText.IsEnvironment(text) || (_environmentBlock && _blankLines < 2 && EnvironmentText.Continues(text));
        return _environmentBlock;
    }

    private bool Heading(ReadOnlySpan<char> text)
    {
        int marks = text.IndexOfAnyExcept('#');
        if (marks is < 1 or > 6 || text[marks] != ' ')
        {
            return false;
        }

        _environmentSection = TemplateText.IsEnvironmentHeading(text[marks..]);
        _environmentBlock = false;
        return true;
    }

    private bool TryFence(ReadOnlySpan<char> text)
    {
        char mark = text[0];
        int length = text.IndexOfAnyExcept(mark);
        length = length < 0 ? text.Length : length;
        if (length < 3)
        {
            return false;
        }

        ReadOnlySpan<char> language = text[length..].Trim();
        if (InFence)
        {
            // A fence closes with its own mark and nothing behind it.
            if (mark != _fence[0] || length < _fenceLength || language.Length > 0)
            {
                return false;
            }

            _fenceLength = 0;
            _environmentBlock = false;
        }
        else
        {
            if (language.Contains(mark) || language.Length > 40)
            {
                return false;
            }

            _fence[0] = mark;
            _fenceLength = length;
            _codeFence = CommandText.IsCodeLanguage(language);
        }

        IsFenceMark = true;
        return true;
    }

    private static bool IsTrace(ReadOnlySpan<char> text) =>
        text[0] switch
        {
            'T' => text.StartsWith("Traceback (", StringComparison.Ordinal) || text.StartsWith("The above exception was", StringComparison.Ordinal),
            'D' => text.StartsWith("During handling of the above", StringComparison.Ordinal),
            'w' => text.StartsWith("warnings.warn(", StringComparison.Ordinal),
            'F' => text.StartsWith("File \"", StringComparison.Ordinal),
            'C' => text.StartsWith("Cell In[", StringComparison.Ordinal),
            _ => TraceMargin.IsBoxed(text),
        };

    private static bool IsIndented(ReadOnlySpan<char> line) => line[0] == '\t' || line.StartsWith("    ", StringComparison.Ordinal);
}
