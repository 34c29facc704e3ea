using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.LogFiles;

/// <summary>Finds the newest failure in the usual places, or takes the log that the user names, and says which it took and why.</summary>
internal sealed class LogFileCollector : ICollector
{
    public string Name => "logs";

    public TimeSpan Limit => TimeSpan.FromSeconds(6);

    public async Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        if (!options.FindFailure && options.Log is null && options.DockerContainer is null)
        {
            return;
        }

        FoundFailure? failure = options.Log is { } named ? FailureSearch.ReadNamed(machine, named)
            : options.DockerContainer is { } container ? await FailureSearch.ReadContainerAsync(machine, container, cancellation).ConfigureAwait(false)
            : await FailureSearch.FindNewestAsync(machine, options.Since ?? FailureSearch.UsualAge, cancellation).ConfigureAwait(false);
        if (failure is null)
        {
            return;
        }

        sink.Report(failure);
        sink.Add("failure.file", failure.Source, failure.Source);
        sink.Add("failure.reason", failure.Reason, failure.Source);
        sink.Add("failure.age", (long)Math.Max(0, (machine.Time.GetUtcNow() - failure.Modified).TotalMinutes), failure.Source);
    }
}
