namespace Diagnoser.Core.Logs;

/// <summary>The exceptions of one traceback, first cause first, while they are read, and the chains that are complete.</summary>
internal sealed class TraceChain
{
    private const int MostExceptions = 12;
    private readonly List<RaisedException> _exceptions = [];
    private readonly Queue<IReadOnlyList<RaisedException>> _finished = new();

    /// <summary>The exception that is being read; null between two.</summary>
    public RaisedException? Current { get; private set; }

    /// <summary>How the next exception comes out of the one before.</summary>
    public ChainLink NextLink { get; private set; }

    /// <summary>Whether a chain is being read.</summary>
    public bool IsActive => Current is not null || _exceptions.Count > 0;

    /// <summary>Begins the next exception.</summary>
    public void Start()
    {
        Current = new RaisedException(NextLink);
        NextLink = ChainLink.None;
    }

    /// <summary>Ends the current exception; another one follows.</summary>
    /// <param name="link">How the other one comes out of it.</param>
    public void Push(ChainLink link)
    {
        if (Current is { } done)
        {
            _exceptions.Add(done);
            if (_exceptions.Count > MostExceptions)
            {
                _exceptions.RemoveAt(MostExceptions / 2);
            }
        }

        Current = null;
        NextLink = link;
    }

    /// <summary>Ends the chain. An exception of which nothing is known but its first line is dropped.</summary>
    public void Finish()
    {
        if (Current is { } last && (last.Qualified is not null || last.Frames.Count > 0))
        {
            _exceptions.Add(last);
        }

        if (_exceptions.Count > 0)
        {
            _finished.Enqueue([.. _exceptions]);
        }

        _exceptions.Clear();
        Current = null;
        NextLink = ChainLink.None;
    }

    /// <summary>Takes a complete chain, if there is one.</summary>
    public bool TryTake(out IReadOnlyList<RaisedException> chain) => _finished.TryDequeue(out chain!);
}
