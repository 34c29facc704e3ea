namespace Diagnoser.Core.Logs;

/// <summary>Takes one text through all the readers, line by line.</summary>
internal sealed class LogSession
{
    /// <summary>A text of no more lines may be nothing but what somebody typed.</summary>
    private const int LinesOfShortText = 12;

    /// <summary>A report is read as a whole; what goes on for longer is a log.</summary>
    private const int LinesBeforeQuiet = 400;

    private readonly LineCleaner _cleaner = new();
    private readonly LineCleaner _innerCleaner = new();
    private readonly PrefixStripper _prefixes = new();
    private readonly EditorLinks _links = new();
    private readonly LineUnwrapper _unwrapper = new();
    private readonly RoleTracker _roles = new();
    private readonly IncidentLedger _ledger = new();
    private readonly WordKeeper _words = new();
    private readonly FailureFormIndex _forms = new();
    private readonly KnownLines<KnownFailure> _knownFailures = new(most: 8192);
    private readonly KnownLines<bool> _knownWords = new(most: 16384);
    private readonly WorkerTraces _traces;
    private readonly FailureMatcher _matcher;
    private readonly ComplaintSpotter _complaints;
    private readonly OutputGarbage _garbage;
    private readonly IReadOnlyList<ILineObserver> _observers;
    private readonly List<ExcerptLine> _unheard = [];
    private QuietForms? _quiet;
    private bool _isUneventful;

    public LogSession(ComplaintSpotter complaints, IReadOnlyList<ILineObserver> observers)
    {
        _complaints = complaints;
        _observers = observers;
        _traces = new WorkerTraces(_ledger);
        _matcher = new FailureMatcher(_ledger);
        _garbage = new OutputGarbage(complaints);
    }

    /// <summary>Reads a raw line.</summary>
    public void Observe(long number, ReadOnlySpan<char> raw)
    {
        if (number < LinesBeforeQuiet || raw.IsEmpty)
        {
            Read(number, raw);
            return;
        }

        _quiet ??= new QuietForms();
        ulong form = QuietForms.FormOf(raw, _roles.State);
        bool isIdle = !_traces.IsActive && !_matcher.IsWaiting;
        if (isIdle && _quiet.IsQuiet(form) && MayPass(raw))
        {
            _roles.Pass();
            _garbage.Forget();
            return;
        }

        _isUneventful = isIdle;
        int state = _roles.State;
        Read(number, raw);
        _quiet.Note(form, _isUneventful && _roles.State == state && !_traces.IsActive && !_matcher.IsWaiting);
    }

    private bool MayPass(ReadOnlySpan<char> raw)
    {
        foreach (ILineObserver observer in _observers)
        {
            if (!observer.MayPass(raw))
            {
                return false;
            }
        }

        return true;
    }

    private void Read(long number, ReadOnlySpan<char> raw)
    {
        ReadOnlySpan<char> original = _cleaner.Clean(raw);
        ReadOnlySpan<char> text = Unquote(_prefixes.Strip(_links.Remove(original)));
        if (!_unwrapper.TryUnwrap(text))
        {
            Observe(number, original, text, _prefixes.Worker, _prefixes.Level, _prefixes.HadPrefix);
            return;
        }

        string outerWorker = _prefixes.Worker;
        string worker = _unwrapper.Worker.Length > 0 ? _unwrapper.Worker : outerWorker;
        LineLevel level = _unwrapper.Level != LineLevel.None ? _unwrapper.Level : _prefixes.Level;
        ReadOnlySpan<char> message = _unwrapper.Message;
        foreach (Range range in message.Split('\n'))
        {
            ReadOnlySpan<char> inner = _prefixes.Strip(_innerCleaner.Clean(message[range]));
            Observe(
                number, original, inner, _prefixes.Worker.Length > 0 ? _prefixes.Worker : worker, _prefixes.Level != LineLevel.None ? _prefixes.Level : level, hadPrefix: true);
        }
    }

    /// <summary>Ends the text and sums up.</summary>
    public LogReading Complete(long lines, IReadOnlyList<ComplaintKind> kinds)
    {
        _traces.Finish();
        _matcher.Finish();
        ListenAgain(lines);
        ComplaintSighting? first = MainComplaint(_complaints.Sightings, kinds);
        if (first is not null)
        {
            ComplaintKind? kind = kinds.FirstOrDefault(candidate => candidate.Name == first.Kind);
            _ledger.Add(Standing.Complaint, new Incident
            {
                Kind = IncidentKind.Complaint,
                Complaint = first.Kind,
                Message = kind?.Title ?? first.Phrase,
                Excerpt = [.. _complaints.Sightings.Where(sighting => sighting.Kind == first.Kind).Select(sighting => sighting.Line).Distinct()],
            });
        }

        return new LogReading
        {
            Lines = lines,
            Incidents = CutTrace.Join(_ledger.Ranked()),
            IncidentCount = _ledger.Count,
            Complaints = _complaints.Sightings,
            Title = _words.Title,
            Prose = _words.Prose,
            Notable = _words.Notable,
        };
    }

    /// <summary>
    /// Where a short text states no failure and no sentence of it complains, a person's words may look like a program's: "stuck at 0 %" has none of the
    /// small words of a sentence. Its lines are listened to once more.
    /// </summary>
    private void ListenAgain(long lines)
    {
        if (lines > LinesOfShortText || _ledger.Count > 0 || _complaints.Sightings.Count > 0)
        {
            return;
        }

        foreach (ExcerptLine line in _unheard)
        {
            _complaints.Observe(new CleanLine
            {
                Number = line.Number, Text = line.Text, Original = line.Text, Worker = "", Role = LineRole.Prose, Level = LineLevel.None, HadPrefix = false, IsFenceMark = false,
            });
        }
    }

    private void Observe(long number, ReadOnlySpan<char> original, ReadOnlySpan<char> text, string worker, LineLevel level, bool hadPrefix)
    {
        LineRole role = _roles.Next(text, hadPrefix);
        if (_observers.Count > 0)
        {
            LogLine seen = new() { Number = number, Text = text, Original = original, Worker = worker, Role = role };
            foreach (ILineObserver observer in _observers)
            {
                observer.Observe(seen);
                _isUneventful &= observer.IsUneventful;
            }
        }

        CleanLine line = new()
        {
            Number = number, Text = text, Original = original, Worker = worker, Role = role, Level = level, HadPrefix = hadPrefix, IsFenceMark = _roles.IsFenceMark,
        };
        Read(line);
    }

    private void Read(in CleanLine line)
    {
        bool interesting = _forms.Scan(line.Text);
        _isUneventful &= !interesting && line.Role is LineRole.Output && line.Level != LineLevel.Error && (line.HadPrefix || OutputGarbage.IsMachineOutput(line.Text));
        bool active = _traces.IsActive;
        if ((interesting || active) && line.Role is not (LineRole.Environment or LineRole.Template) | line.IsFenceMark && _traces.Observe(line))
        {
            return;
        }

        if (_matcher.IsWaiting && _matcher.Follow(line))
        {
            return;
        }

        if (line.Role is LineRole.Environment or LineRole.Template)
        {
            return;
        }

        if (line.Role is LineRole.Prose or LineRole.Heading)
        {
            _words.AddProse(line);
        }

        if (interesting)
        {
            ReadKnownOrInteresting(line);
        }
        else if (line.Role is LineRole.Output && line.Level == LineLevel.Error)
        {
            AddErrorMessage(line);
        }

        if (line.Role is LineRole.Prose or LineRole.Heading)
        {
            ReadWords(line);
        }
        else if (line.Role is LineRole.Output && !line.HadPrefix && line.Number <= LinesOfShortText && !line.Text.IsEmpty)
        {
            _unheard.Add(line.ToExcerpt());
        }
        else if (line.Role is LineRole.Code && CommandText.IsCommand(line.Text.TrimStart()))
        {
            _words.AddNotable(line);
        }

        if (!line.HadPrefix && line.Role is LineRole.Output or LineRole.Prose)
        {
            _garbage.ObserveRepetition(line);
        }
    }

    /// <summary>A person says things once; what a log repeats, or says in endless variety, is no complaint.</summary>
    private void ReadWords(in CleanLine line)
    {
        ulong key = LineKey.Of(line.Text, kind: 0);
        if (!_knownWords.IsFull && !_knownWords.TryGet(key, out _))
        {
            _knownWords.Add(key, true);
            _complaints.Observe(line);
        }
    }

    private void ReadKnownOrInteresting(in CleanLine line)
    {
        if (_forms.NumbersMatter)
        {
            ReadInteresting(line);
            return;
        }

        ulong key = LineKey.Of(line.Text, ((int)line.Role * 16) + (int)line.Level);
        if (_knownFailures.TryGet(key, out KnownFailure known))
        {
            if (known.IsIncident)
            {
                _ledger.Repeat(known.Entry);
            }

            return;
        }

        long before = _ledger.Count;
        ReadInteresting(line);
        if (!_matcher.IsWaiting && _ledger.Count <= before + 1)
        {
            _knownFailures.Add(key, new KnownFailure(_ledger.Count > before, _ledger.Last));
        }
    }

    private void ReadInteresting(in CleanLine line)
    {
        if (!line.HadPrefix)
        {
            _garbage.ObserveSigns(line);
        }

        if (line.Role is not LineRole.Code)
        {
            _words.AddNotable(line);
        }

        if (line.Role is LineRole.Code || line.Level is LineLevel.Debug)
        {
            return;
        }

        if (line.Level != LineLevel.Warning && ExceptionLine.TryFind(line.Text, out ExceptionLine exception))
        {
            AddQuotedException(line, exception);
            return;
        }

        if (!_matcher.Observe(line, _forms.Forms) && line.Role is LineRole.Output && (line.Level == LineLevel.Error || ErrorLine.IsError(line.Text)))
        {
            AddErrorMessage(line);
        }
    }

    private void AddQuotedException(in CleanLine line, ExceptionLine exception)
    {
        string name = exception.Name.ToString();
        string message = exception.Message.ToString();
        Standing standing = RelayedFailure.IsRelayed(name, message) ? Standing.Relayed
            : line.Role is LineRole.Prose or LineRole.Heading ? Standing.Mention
            : line.Level == LineLevel.Error ? Standing.Cause
            : Standing.Trace;
        _ledger.Add(standing, new Incident
        {
            Kind = IncidentKind.PythonException,
            Exception = name,
            QualifiedException = exception.Qualified.ToString(),
            Message = message,
            Worker = line.Worker.Length > 0 ? line.Worker : null,
            Excerpt = [line.ToExcerpt()],
        });
    }

    private void AddErrorMessage(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (text.Length < 6 || ErrorLine.IsIntroduction(text) || IsTraceRest(text))
        {
            return;
        }

        string message = (text.Length > 1000 ? text[..1000] : text).ToString();
        _words.AddNotable(line);
        _ledger.Add(RelayedFailure.IsRelayed(null, message) ? Standing.Relayed : Standing.Trace, new Incident
        {
            Kind = IncidentKind.ErrorMessage,
            Message = message,
            Worker = line.Worker.Length > 0 ? line.Worker : null,
            Excerpt = [line.ToExcerpt()],
        });
    }

    /// <summary>What is left of a traceback whose beginning was cut off: its code, its marks.</summary>
    private static bool IsTraceRest(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept("^~ ") || text.StartsWith("return ", StringComparison.Ordinal) || text.StartsWith("raise ", StringComparison.Ordinal)
        || text.StartsWith("self.", StringComparison.Ordinal) || text.StartsWith("await ", StringComparison.Ordinal);

    /// <summary>
    /// The complaint to name: the one that is voiced most often, and of those the first one. The last kind of the file is the most general
    /// one ("it fails") and is named only where no other is.
    /// </summary>
    private static ComplaintSighting? MainComplaint(IReadOnlyList<ComplaintSighting> sightings, IReadOnlyList<ComplaintKind> kinds)
    {
        ComplaintSighting? main = null;
        double mostVotes = 0;
        foreach (ComplaintSighting sighting in sightings)
        {
            int count = 0;
            foreach (ComplaintSighting other in sightings)
            {
                count += other.Kind == sighting.Kind ? 1 : 0;
            }

            double votes = kinds.Count > 1 && sighting.Kind == kinds[^1].Name ? count / (1.0 + sightings.Count) : count;
            if (votes > mostVotes)
            {
                (main, mostVotes) = (sighting, votes);
            }
        }

        return main;
    }

    /// <summary>Takes the marks of emphasis or code off a line that names an exception: <c>**_ValueError: …_**</c>.</summary>
    private static ReadOnlySpan<char> WithoutEmphasis(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> inner = text.Trim("*_`");
        return inner.Length > 0 && char.IsAsciiLetterUpper(inner[0]) && text[^1] is '*' or '_' or '`' && ExceptionLine.TryRead(inner, inTraceback: false, out _) ? inner : text;
    }

    /// <summary>Takes the marks of a Markdown quotation off a line.</summary>
    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> text)
    {
        while (text is ['>', ' ', ..])
        {
            text = text[2..];
        }

        return text.Length > 8 && text[0] is '*' or '_' or '`' ? WithoutEmphasis(text) : text;
    }
}
