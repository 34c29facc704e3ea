namespace Diagnoser.Collectors.Collection;

/// <summary>Reads one side of a machine and states facts about it. It changes nothing and waits on nothing without a limit.</summary>
public interface ICollector
{
    /// <summary>A short name in lower case, as it stands in <c>collect.NAME.failed</c>.</summary>
    string Name { get; }

    /// <summary>How long it may take. What it has stated by then stays; the rest is lost.</summary>
    TimeSpan Limit { get; }

    /// <summary>Reads the machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="sink">Takes the facts.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="cancellation">Signals that the time is over.</param>
    Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation);
}
