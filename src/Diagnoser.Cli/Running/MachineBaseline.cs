using Diagnoser.Cli.History;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machines;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;

namespace Diagnoser.Cli.Running;

/// <summary>The facts of this machine as they were when a command started; they are read while it runs, so that it need not wait.</summary>
internal sealed class MachineBaseline
{
    // A command that ends at once is not to share the processors with the collectors.
    private static readonly TimeSpan s_head = TimeSpan.FromMilliseconds(200);
    private static readonly string[] s_ofThePast = ["kernel.oom", "kernel.segfault", "gpu.xid", "gpu.xid.line"];

    private readonly CollectOptions _options;
    private readonly TaskCompletionSource _needed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _ended;
    private readonly Task<CollectionResult> _collection;
    private readonly Task<IReadOnlyList<ReportedFact>> _prepared;

    private MachineBaseline(CollectOptions options, CancellationToken ended)
    {
        _options = options;
        _ended = ended;
        _collection = Task.Run(CollectAsync);
        _prepared = Task.Run(PrepareAsync);
    }

    /// <summary>Begins to read.</summary>
    /// <param name="command">The command, whose Python and model are looked at.</param>
    /// <param name="ended">Ends it early.</param>
    public static MachineBaseline Start(IReadOnlyList<string> command, CancellationToken ended) =>
        new(new CollectOptions { FindFailure = false, Python = CommandSubject.PythonOf(command), Model = CommandSubject.ModelOf(command) }, ended);

    /// <summary>The facts, redacted, if that is done; null if they are still being read.</summary>
    public IReadOnlyList<ReportedFact>? Prepared => _prepared.IsCompletedSuccessfully ? _prepared.Result : null;

    /// <summary>
    /// The facts, waited for, with what the kernel has noted since the start alone: a process that was killed last week has nothing to do
    /// with this command.
    /// </summary>
    /// <param name="kernelWasRead">Whether the kernel's messages since the start are known from elsewhere.</param>
    public async Task<IReadOnlyList<Fact>> ReadAsync(bool kernelWasRead)
    {
        _needed.TrySetResult();
        IReadOnlyList<Fact> before = (await _collection).Facts.All;
        IEnumerable<Fact> lasting = before.Where(fact => !s_ofThePast.Contains(fact.Key));
        return kernelWasRead ? [.. lasting] : [.. lasting, .. await NewKernelFactsAsync(before)];
    }

    private async Task<CollectionResult> CollectAsync()
    {
        await Task.WhenAny(Task.Delay(s_head, CancellationToken.None), _needed.Task);
        return await MachineCollection.RunAsync(new LocalMachine(TimeProvider.System), StandardCollectors.All, _options, progress: null, _ended);
    }

    private async Task<IReadOnlyList<ReportedFact>> PrepareAsync()
    {
        CollectionResult result = await _collection;
        _ended.ThrowIfCancellationRequested();
        return HistoryRecorder.Prepare(result.Facts.All);
    }

    private async Task<IEnumerable<Fact>> NewKernelFactsAsync(IReadOnlyList<Fact> before)
    {
        IReadOnlyList<ICollector> kernel = [.. StandardCollectors.All.Where(collector => collector.Name == "kernel-log")];
        CollectionResult after = await MachineCollection.RunAsync(new LocalMachine(TimeProvider.System), kernel, _options, progress: null, _ended);
        return after.Facts.All.Where(fact => s_ofThePast.Contains(fact.Key) && !before.Any(old => old.Key == fact.Key && old.Value == fact.Value));
    }
}
