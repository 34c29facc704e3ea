using System.Buffers;
using System.Globalization;
using Diagnoser.Core.Facts;

namespace Diagnoser.Cli.Running;

/// <summary>What was seen of a command that has ended.</summary>
internal sealed record RunResult
{
    private const string Source = "llmdiag run";
    private const int LongestCommandLine = 500;
    private static readonly SearchValues<char> s_special = SearchValues.Create(" \t\n\"'$`\\|&;<>()*?");

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>How it ended.</summary>
    public required CommandEnd End { get; init; }

    /// <summary>How long it ran.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The hang, if there was one.</summary>
    public HangSighting? Hang { get; init; }

    /// <summary>Whether it was ended here because it hung, so that the way it ended tells nothing.</summary>
    public bool WasEndedForIt { get; init; }

    /// <summary>A line a GPU on its memory.</summary>
    public IReadOnlyList<string> GpuMemory { get; init; } = [];

    /// <summary>How many processes of the control group the kernel killed for lack of memory meanwhile.</summary>
    public long OutOfMemoryKills { get; init; }

    /// <summary>What the kernel said meanwhile of killed and crashed processes and of GPUs.</summary>
    public IReadOnlyList<string> KernelMessages { get; init; } = [];

    /// <summary>The command as one line; of a script on the command line (<c>python3 -c</c>) the first line alone, as it is no output.</summary>
    public string CommandLine
    {
        get
        {
            string line = string.Join(' ', Command.Select(word => Quote(FirstLine(word))));
            return line.Length > LongestCommandLine ? line[..LongestCommandLine] + "..." : line;
        }
    }

    /// <summary>How it ended, in words: <c>ended with exit code 3 after 12 s</c>.</summary>
    public string Words
    {
        get
        {
            string how = End.Signal is { } signal
                ? $"was terminated by signal {SignalName.Of(signal)}{(End.DumpedCore ? " (core dumped)" : "")}"
                : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {End.ExitCode}");
            return $"{how} after {Duration.Describe(Elapsed)}";
        }
    }

    /// <summary>
    /// What was seen, as lines of a log: they are read with the output, so that rules and classifier weigh the end of the command as if a
    /// shell or launcher had told it.
    /// </summary>
    public IEnumerable<string> Notes()
    {
        foreach (string message in KernelMessages)
        {
            yield return "kernel: " + message;
        }

        if (OutOfMemoryKills > 0 && KernelMessages.Count == 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"llmdiag run: {OutOfMemoryKills} oom_kill event in the control group of the command");
        }

        if (Hang is { } hang)
        {
            yield return $"llmdiag run: the command hangs ({Duration.Describe(hang.Quiet)})";
            if (WasEndedForIt)
            {
                yield break;
            }
        }

        yield return End switch
        {
            { Signal: { } signal } => $"llmdiag run: the command was terminated by signal {SignalName.Of(signal)}",
            { ExitCode: 0 } => "llmdiag run: the command ended",
            _ => string.Create(CultureInfo.InvariantCulture, $"llmdiag run: the command exited with code {End.ExitCode}"),
        };
    }

    /// <summary>What was seen, as facts.</summary>
    public IEnumerable<Fact> Facts()
    {
        yield return Fact("launch.command", CommandLine);
        yield return Fact("run.exit-code", End.ExitCode.ToString(CultureInfo.InvariantCulture));
        if (End.Signal is { } signal)
        {
            yield return Fact("run.signal", SignalName.Of(signal));
        }

        if (End.DumpedCore)
        {
            yield return Fact("run.core-dump", "true");
        }

        yield return Fact("run.duration", Seconds(Elapsed));
        if (OutOfMemoryKills > 0)
        {
            yield return Fact("run.oom-kill", OutOfMemoryKills.ToString(CultureInfo.InvariantCulture));
        }

        foreach (string line in GpuMemory)
        {
            yield return Fact("run.gpu-memory", line);
        }

        if (Hang is { } hang)
        {
            yield return Fact("run.hang", Seconds(hang.Quiet));
            foreach (string line in hang.Processes)
            {
                yield return Fact("run.waiting", line);
            }
        }
    }

    private static Fact Fact(string key, string value) => new(key, value, FactSource.FromMachine(Source));

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);

    private static string FirstLine(string word)
    {
        string text = word.Trim();
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? word : text[..end].TrimEnd() + " ...";
    }

    private static string Quote(string word) =>
        word.Length > 0 && word.AsSpan().IndexOfAny(s_special) < 0 ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
