namespace Diagnoser.Core.Logs;

/// <summary>Keeps one traceback a worker, so that processes that write into one log do not mix, and hands finished ones to the ledger.</summary>
internal sealed class WorkerTraces(IncidentLedger ledger)
{
    private const int MostWorkers = 512;
    private readonly Dictionary<string, TracebackAssembler> _workers = new(StringComparer.Ordinal);
    private readonly TracebackAssembler _nameless = new("");
    private readonly FaultReader _fault = new();
    private TracebackAssembler? _last;
    private int _active;

    /// <summary>Whether any traceback is under way, so that lines without telling words matter too.</summary>
    public bool IsActive => _active > 0 || _fault.IsActive;

    /// <summary>Reads a line.</summary>
    /// <returns>Whether it belongs to a traceback.</returns>
    public bool Observe(in CleanLine line)
    {
        if (_fault.Observe(line))
        {
            return true;
        }

        if (_fault.TryTake(out Incident? crash))
        {
            ledger.Add(Standing.Cause, crash);
        }

        TracebackAssembler assembler = Assembler(line);
        bool wasActive = assembler.IsActive;
        bool taken = assembler.Observe(line);
        _active += (assembler.IsActive ? 1 : 0) - (wasActive ? 1 : 0);
        _last = assembler.IsActive ? assembler : _last is { IsActive: true } ? _last : null;
        Deliver(assembler);
        return taken;
    }

    /// <summary>Ends all that is under way.</summary>
    public void Finish()
    {
        foreach (TracebackAssembler assembler in _workers.Values.Append(_nameless))
        {
            assembler.Finish();
            Deliver(assembler);
        }

        _fault.Finish();
        if (_fault.TryTake(out Incident? crash))
        {
            ledger.Add(Standing.Cause, crash);
        }
    }

    private TracebackAssembler Assembler(in CleanLine line)
    {
        if (line.Worker.Length == 0)
        {
            // Some software puts a prefix on the first line of a traceback only.
            return _nameless.IsActive || line.HadPrefix || _last is not { IsActive: true } || line.Text.StartsWith("Traceback (", StringComparison.Ordinal)
                ? _nameless
                : _last;
        }

        if (_workers.TryGetValue(line.Worker, out TracebackAssembler? assembler))
        {
            return assembler;
        }

        if (_workers.Count == MostWorkers)
        {
            return _nameless;
        }

        assembler = new TracebackAssembler(line.Worker);
        _workers[line.Worker] = assembler;
        return assembler;
    }

    private void Deliver(TracebackAssembler assembler)
    {
        while (assembler.TryTake(out IReadOnlyList<RaisedException> chain))
        {
            int primary = ExceptionChain.Primary(chain);
            RaisedException named = chain[primary];
            Standing standing = named.Qualified is null ? Standing.Trace
                : RelayedFailure.IsRelayed(named.Name, named.Message) ? Standing.Relayed
                : Standing.Cause;
            ledger.Add(standing, Create(assembler.Worker, named) with
            {
                Consequences = [.. chain.Where((exception, index) => index > primary && exception.Qualified is not null).Select(exception => Create(assembler.Worker, exception)),
                    .. chain.Where((exception, index) => index < primary && exception.Qualified is not null).Select(exception => Create(assembler.Worker, exception))],
            });
        }
    }

    private static Incident Create(string worker, RaisedException exception) => new()
    {
        Kind = IncidentKind.PythonException,
        Exception = exception.Name,
        QualifiedException = exception.Qualified,
        Message = exception.Message,
        Frames = exception.Frames,
        Worker = worker.Length > 0 ? worker : null,
        Excerpt = exception.Excerpt,
    };
}
