using System.Collections.Concurrent;
using System.Diagnostics;
using Diagnoser.Collectors.Memory;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Collection;

/// <summary>
/// Runs collectors side by side, each within its own limit, and merges their facts in the collectors' order, so that the same machine
/// gives the same facts however the work was spread over time.
/// </summary>
public static class MachineCollection
{
    /// <summary>Runs collectors.</summary>
    /// <param name="machine">The machine to read.</param>
    /// <param name="collectors">The collectors; their order is that of the facts.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="progress">Told whenever a collector ends; may be null.</param>
    /// <param name="cancellation">Ends the collection early; what was stated by then is kept.</param>
    public static async Task<CollectionResult> RunAsync(
        IMachine machine,
        IReadOnlyList<ICollector> collectors,
        CollectOptions options,
        IProgress<CollectorProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        long start = Stopwatch.GetTimestamp();
        ConcurrentDictionary<string, ICollector> running = new(StringComparer.Ordinal);
        foreach (ICollector collector in collectors)
        {
            running[collector.Name] = collector;
        }

        Work[] work = [.. collectors.Select(collector => new Work(collector, new WatchedMachine(machine)))];
        CollectorRun[] runs = await Task.WhenAll(work.Select(RunOneAsync)).ConfigureAwait(false);

        FactSet facts = new();
        foreach ((Work one, CollectorRun run) in work.Zip(runs))
        {
            foreach (Fact fact in one.Sink.Facts)
            {
                facts.Add(fact);
            }

            FactSource source = FactSource.FromMachine(run.Name);
            if (run.Reason is not null)
            {
                facts.Add($"collect.{run.Name}.failed", run.Reason, source);
            }

            foreach (string path in one.Machine.Unreadable)
            {
                facts.Add($"collect.{run.Name}.unreadable", path, source);
            }
        }

        FitFacts.Add(facts, options.Context);
        return new CollectionResult(facts, runs, work.Select(one => one.Sink.Failure).FirstOrDefault(failure => failure is not null), Stopwatch.GetElapsedTime(start));

        async Task<CollectorRun> RunOneAsync(Work one)
        {
            CollectorRun run = await one.RunAsync(options, cancellation).ConfigureAwait(false);
            running.TryRemove(run.Name, out _);
            progress?.Report(new CollectorProgress([.. collectors.Select(collector => collector.Name).Where(running.ContainsKey)], collectors.Count));
            return run;
        }
    }

    private sealed record Work(ICollector Collector, WatchedMachine Machine)
    {
        public FactSink Sink { get; } = new();

        public async Task<CollectorRun> RunAsync(CollectOptions options, CancellationToken cancellation)
        {
            long start = Stopwatch.GetTimestamp();
            using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            over.CancelAfter(Collector.Limit);

            // A thread of its own: a read from a dead network drive blocks it for good, which must not hold up the others or the program's end.
            Task task = Task.Factory.StartNew(
                () => Collector.CollectAsync(Machine, Sink, options, over.Token),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap();
            try
            {
                await task.WaitAsync(over.Token).ConfigureAwait(false);
                return Ended(CollectorOutcome.Done, null);
            }
            catch (OperationCanceledException)
            {
                _ = task.ContinueWith(static late => _ = late.Exception, TaskScheduler.Default);
                return Ended(CollectorOutcome.TimedOut, cancellation.IsCancellationRequested ? "cancelled" : $"not done after {Collector.Limit.TotalSeconds:0.#} s");
            }
#pragma warning disable CA1031 // A collector's failure, whatever it is, becomes a fact about the collection.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return Ended(CollectorOutcome.Failed, $"{exception.GetType().Name}: {exception.Message}");
            }

            CollectorRun Ended(CollectorOutcome outcome, string? reason)
            {
                Sink.Close();
                return new CollectorRun(Collector.Name, outcome, Stopwatch.GetElapsedTime(start), reason);
            }
        }
    }
}
