namespace Diagnoser.Core.Logs;

/// <summary>
/// Puts the traceback of one worker together, line by line, in whatever form it was printed: Python's own, IPython's, rich's, an exception
/// group's, with or without its first line, with or without indentation. It finishes with a chain of exceptions, first cause first.
/// </summary>
internal sealed class TracebackAssembler(string worker)
{
    private const string Header = "Traceback (most recent call last)";
    private const int MostStrangers = 3;
    private const int MostTentative = 8;

    private readonly TraceChain _chain = new();
    private readonly List<string> _tentative = [];
    private bool _hasException;
    private bool _expectsCode;
    private bool _hadPrefix;
    private bool _group;
    private bool _notebook;
    private LineLevel _level;
    private int _indent;
    private int _blankLines;
    private int _strangers;

    /// <summary>The worker whose lines these are.</summary>
    public string Worker { get; } = worker;

    /// <summary>Whether a traceback is under way.</summary>
    public bool IsActive => _chain.IsActive;

    /// <summary>Takes a finished chain, if there is one.</summary>
    public bool TryTake(out IReadOnlyList<RaisedException> chain) => _chain.TryTake(out chain);

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether the line belongs to a traceback.</returns>
    public bool Observe(in CleanLine line)
    {
        if (line.IsFenceMark)
        {
            Finish();
            return false;
        }

        ReadOnlySpan<char> text = _group ? TraceMargin.Ungroup(line.Text) : line.Text;
        bool boxed = TraceMargin.IsBoxed(text);
        int header = text.IndexOf(Header, StringComparison.Ordinal);
        if (header >= 0)
        {
            return Begin(line, text, header);
        }

        if (boxed)
        {
            text = TraceMargin.Unbox(text);
        }

        if (!IsActive)
        {
            return BeginHeadless(line, text);
        }

        return _chain.Current is null || _hasException ? AfterException(line, text, boxed) : InFrames(line, text, boxed);
    }

    /// <summary>Ends what is under way.</summary>
    public void Finish()
    {
        _chain.Finish();
        _tentative.Clear();
        _hasException = _expectsCode = _group = _notebook = false;
        _blankLines = _strangers = 0;
    }

    private bool Begin(in CleanLine line, ReadOnlySpan<char> text, int header)
    {
        bool carried = _chain.Current is { } open && _hasException && (RelayedFailure.IsCarrier(open.Name) || open.Message?.EndsWith("error:", StringComparison.Ordinal) == true);
        if (carried)
        {
            Push(ChainLink.Carried);
        }
        else if (_chain.Current is not null && _chain.NextLink == ChainLink.None)
        {
            Finish();
        }

        _group |= text[..header].TrimStart().StartsWith("+ ", StringComparison.Ordinal);
        Start(line, text);
        return true;
    }

    private void Start(in CleanLine line, ReadOnlySpan<char> text)
    {
        _chain.Start();
        _chain.Current!.AddExcerpt(line);
        _hasException = _expectsCode = false;
        _hadPrefix = line.HadPrefix;
        _level = line.Level;
        ReadOnlySpan<char> rest = _group ? TraceMargin.Ungroup(text) : text;
        _indent = rest.Length - rest.TrimStart().Length;
        _blankLines = _strangers = 0;
    }

    private bool BeginHeadless(in CleanLine line, ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.TrimStart();
        if (trimmed.Length < 8)
        {
            return false;
        }

        if (trimmed[0] is 'F' or 'C' or 'I' or '<' && (FrameLine.TryPython(trimmed, out StackFrame frame) || FrameLine.TryIPython(trimmed, out frame)))
        {
            Start(line, text);
            _notebook = trimmed[0] != 'F' || trimmed[5] != '"';
            _indent = Math.Max(0, _indent - 2);
            _chain.Current!.AddFrame(frame);
            _expectsCode = true;
            return true;
        }

        if (line.Role is LineRole.Output or LineRole.Code && line.Level != LineLevel.Warning && ExceptionLine.TryRead(trimmed, inTraceback: false, out ExceptionLine exception))
        {
            Start(line, text);
            SetException(line, exception);
            return true;
        }

        return false;
    }

    private bool InFrames(in CleanLine line, ReadOnlySpan<char> text, bool boxed)
    {
        ReadOnlySpan<char> trimmed = text.TrimStart();
        if (trimmed.Length == 0)
        {
            if (++_blankLines > 4)
            {
                Finish();
            }

            return true;
        }

        _blankLines = 0;
        if (FrameLine.TryPython(trimmed, out StackFrame frame) || (boxed && FrameLine.TryRich(trimmed, out frame)))
        {
            return AddFrame(line, frame);
        }

        if (FrameLine.TryIPython(trimmed, out frame))
        {
            _notebook = true;
            return AddFrame(line, frame);
        }

        if (TryCode(line, text, trimmed, boxed))
        {
            return true;
        }

        if (IsException(text, trimmed, out ExceptionLine exception))
        {
            SetException(line, exception);
            return true;
        }

        if (TraceText.IsChainMark(trimmed))
        {
            return Link(line, trimmed);
        }

        // Something else came between; another process may have written it.
        if (++_strangers > MostStrangers)
        {
            Finish();
        }

        return false;
    }

    private bool AddFrame(in CleanLine line, StackFrame frame)
    {
        _chain.Current!.AddFrame(frame);
        _chain.Current.AddExcerpt(line);
        _expectsCode = true;
        _strangers = 0;
        return true;
    }

    private bool TryCode(in CleanLine line, ReadOnlySpan<char> text, ReadOnlySpan<char> trimmed, bool boxed)
    {
        if (boxed)
        {
            int pointer = trimmed.IndexOf('❱');
            if (pointer >= 0)
            {
                _chain.Current!.SetCode(trimmed[(pointer + 1)..].TrimStart(" 0123456789"));
                _chain.Current.AddExcerpt(line);
            }

            return true;
        }

        if (FrameLine.TryArrow(trimmed, out int number, out ReadOnlySpan<char> code))
        {
            _chain.Current!.SetCode(code, number);
            _chain.Current.AddExcerpt(line);
            _expectsCode = false;
            return true;
        }

        if (TraceText.IsDecoration(trimmed))
        {
            return true;
        }

        if (_notebook && char.IsAsciiDigit(trimmed[0]))
        {
            // IPython lists the lines around the failing one with their numbers.
            return true;
        }

        bool indented = text.Length - trimmed.Length > _indent + 1;
        if (indented || (_expectsCode && !TraceText.IsKnownException(trimmed)))
        {
            if (_expectsCode)
            {
                _chain.Current!.SetCode(trimmed.TrimEnd());
                _chain.Current.AddExcerpt(line);
            }

            _expectsCode = false;
            return true;
        }

        return false;
    }

    private bool IsException(ReadOnlySpan<char> text, ReadOnlySpan<char> trimmed, out ExceptionLine exception)
    {
        exception = default;
        return text.Length - trimmed.Length <= _indent + 1 && ExceptionLine.TryRead(trimmed, inTraceback: true, out exception);
    }

    private void SetException(in CleanLine line, ExceptionLine exception)
    {
        _chain.Current!.Qualified = exception.Qualified.ToString();
        _chain.Current.AddMessage(exception.Message);
        _chain.Current.AddExcerpt(line);
        _hasException = true;
        _hadPrefix = line.HadPrefix;
        _level = line.Level;
        _blankLines = 0;
    }

    private bool AfterException(in CleanLine line, ReadOnlySpan<char> text, bool boxed)
    {
        ReadOnlySpan<char> trimmed = text.Trim();
        if (trimmed.Length == 0 || trimmed is "\"\"\"" or "'''" || (boxed && TraceMargin.IsRule(line.Text)))
        {
            if (++_blankLines > 3)
            {
                Finish();
            }

            return true;
        }

        if (TraceText.IsChainMark(trimmed))
        {
            return Link(line, trimmed);
        }

        // Ray and others print a carrier's line first and the frames of what it carries right behind it.
        if (_chain.Current is not null && FrameLine.TryPython(trimmed, out StackFrame frame))
        {
            Push(ChainLink.Carried);
            Start(line, text);
            _indent = Math.Max(0, _indent - 2);
            _chain.Current!.AddFrame(frame);
            _expectsCode = true;
            return true;
        }

        if (_chain.Current is not null && (_blankLines == 0 || _chain.Current.MessageIsOpen) && line.HadPrefix == _hadPrefix && line.Level == _level
            && MessageEnd.Continues(_chain.Current, line, text))
        {
            _chain.Current.AddMessage(trimmed);
            _chain.Current.AddExcerpt(line);
            return true;
        }

        if (_chain.NextLink != ChainLink.None && FrameLine.TryIPython(trimmed, out _))
        {
            Start(line, text);
            return InFrames(line, text, boxed);
        }

        if (_chain.Current is not null && _blankLines > 0 && _tentative.Count < MostTentative && line.HadPrefix == _hadPrefix && line.Level == _level
            && MessageEnd.Continues(_chain.Current, line, text))
        {
            // Messages of several paragraphs are told from what follows only if the chain goes on behind them.
            _tentative.Add((trimmed.Length > 500 ? trimmed[..500] : trimmed).ToString());
            return false;
        }

        Finish();
        return BeginHeadless(line, text);
    }

    private bool Link(in CleanLine line, ReadOnlySpan<char> trimmed)
    {
        foreach (string part in _tentative)
        {
            _chain.Current?.AddMessage(part);
        }

        _chain.Current?.AddExcerpt(line);
        Push(trimmed.StartsWith("During", StringComparison.Ordinal) ? ChainLink.DuringHandling : ChainLink.DirectCause);
        return true;
    }

    private void Push(ChainLink link)
    {
        _chain.Push(link);
        _tentative.Clear();
        _hasException = true;
        _blankLines = 0;
    }
}
