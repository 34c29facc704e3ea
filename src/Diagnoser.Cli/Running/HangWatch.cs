using System.Diagnostics;
using System.Globalization;

namespace Diagnoser.Cli.Running;

/// <summary>Looks at a running command every now and then and tells when it hangs. Linux only: elsewhere processor time and state are not told.</summary>
internal sealed class HangWatch
{
    private const string Processes = "/proc";
    private const int LooksPerLimit = 8;
    private const int MostLines = 12;
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _limit;
    private readonly int _process;
    private readonly CommandActivity _activity;
    private readonly GpuMemory _gpu;
    private readonly ProcessTree _tree;

    /// <summary>Prepares to watch.</summary>
    /// <param name="limit">How long nothing may happen.</param>
    /// <param name="process">The command's process.</param>
    /// <param name="activity">Tells when it printed something.</param>
    /// <param name="gpu">Tells whether a GPU works.</param>
    public HangWatch(TimeSpan limit, int process, CommandActivity activity, GpuMemory gpu)
    {
        _limit = limit;
        _process = process;
        _activity = activity;
        _gpu = gpu;
        _tree = new ProcessTree(Processes, process);
    }

    /// <summary>Whether this system tells what is needed.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux();

    /// <summary>Watches until the command ends.</summary>
    /// <param name="report">Told of a hang, once until something happens again.</param>
    /// <param name="cancellation">Signals the end.</param>
    public async Task WatchAsync(Action<HangSighting> report, CancellationToken cancellation)
    {
        TimeSpan interval = _limit / LooksPerLimit;
        using PeriodicTimer timer = new(interval < s_shortest ? s_shortest : interval > s_longest ? s_longest : interval);
        HangDetector detector = new(_limit);
        long start = Stopwatch.GetTimestamp();
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            IReadOnlyList<ProcessState> processes = _tree.Read();
            if (processes.All(process => process.Id != _process || process.State == 'Z'))
            {
                return;
            }

            TimeSpan silence = _activity.Silence;
            if (detector.Look(Stopwatch.GetElapsedTime(start), silence, processes, _gpu.Works))
            {
                report(Describe(silence, processes));
            }
        }
    }

    private HangSighting Describe(TimeSpan silence, IReadOnlyList<ProcessState> processes)
    {
        IEnumerable<string> lines = processes.Where(process => process.State != 'Z').Take(MostLines).Select(process => string.Create(
            CultureInfo.InvariantCulture,
            $"{process.Id} {_tree.CommandLine(process.Id) ?? process.Name}: {WordsOf(process.State)}{(_tree.WaitChannel(process.Id) is { } channel ? " in " + channel : "")}{(process.Threads > 1 ? $", {process.Threads} threads" : "")}"));
        return new HangSighting(silence, [.. lines], processes.FirstOrDefault(process => process.Name.StartsWith("python", StringComparison.Ordinal))?.Id);
    }

    private static string WordsOf(char state) => state switch
    {
        'R' => "running",
        'S' => "waiting",
        'D' => "waiting for a device or disk",
        _ => "state " + state,
    };
}
