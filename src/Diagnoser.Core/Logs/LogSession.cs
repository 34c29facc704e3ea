using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Takes one text through all the readers, line by line.</summary>
internal sealed class LogSession
{
    /// <summary>A text of no more lines may be nothing but what somebody typed.</summary>
    private const int LinesOfShortText = 12;

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
    private readonly StatedFailures _stated;
    private readonly WorkerTraces _traces;
    private readonly FailureMatcher _matcher;
    private readonly ComplaintSpotter _complaints;
    private readonly OutputGarbage _garbage;
    private readonly IReadOnlyList<ILineObserver> _observers;
    private readonly List<ExcerptLine> _unheard = [];
    private QuietLines? _quiet;
    private bool _isUneventful;
    private int _start;

    public LogSession(ComplaintSpotter complaints, IReadOnlyList<ILineObserver> observers)
    {
        _complaints = complaints;
        _observers = observers;
        _stated = new StatedFailures(_ledger, _words);
        _traces = new WorkerTraces(_ledger);
        _matcher = new FailureMatcher(_ledger);
        _garbage = new OutputGarbage(complaints);
    }

    /// <summary>Reads a raw line.</summary>
    public void Observe(long number, ReadOnlySpan<char> raw)
    {
        ReadOnlySpan<char> original = _cleaner.Clean(raw);
        if (number < QuietLines.FirstLine || original.IsEmpty)
        {
            Read(number, original);
            return;
        }

        _quiet ??= new QuietLines(_observers);
        int state = _roles.State;
        ulong form = QuietLines.FormOf(original, state);
        bool isIdle = !_traces.IsActive && !_matcher.IsWaiting;
        if (isIdle && _quiet.MayPass(original, form))
        {
            _roles.Pass();
            _garbage.Forget();
            return;
        }

        _isUneventful = isIdle;
        Read(number, original);
        _quiet.Note(original, _start, form, state, _isUneventful && _roles.State == state && !_traces.IsActive && !_matcher.IsWaiting);
    }

    private void Read(long number, ReadOnlySpan<char> original)
    {
        ReadOnlySpan<char> text = MarkdownMarks.Remove(_prefixes.Strip(_links.Remove(original)));
        if (!_unwrapper.TryUnwrap(text))
        {
            _isUneventful &= original.Holds(text, out _start);
            Observe(number, original, text, _prefixes.Worker, _prefixes.Level, _prefixes.HadPrefix);
            return;
        }

        // What was unwrapped is not found in the line as it stands.
        _isUneventful = false;
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
        ComplaintSighting? first = MainComplaint.Of(_complaints.Sightings, kinds);
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
            _stated.AddMessage(line);
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
        ulong key = LineShape.OfAnyNumbers(line.Text);
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

        ulong key = LineShape.OfAnyNumbers(line.Text, ((int)line.Role * 16) + (int)line.Level);
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
            _stated.AddException(line, exception);
            return;
        }

        if (!_matcher.Observe(line, _forms.Forms) && line.Role is LineRole.Output && (line.Level == LineLevel.Error || ErrorLine.IsError(line.Text)))
        {
            _stated.AddMessage(line);
        }
    }
}
