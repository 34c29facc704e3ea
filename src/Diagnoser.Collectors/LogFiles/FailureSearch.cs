using System.Globalization;
using Diagnoser.Collectors.Runtimes;

namespace Diagnoser.Collectors.LogFiles;

/// <summary>Looks for the newest log that holds a failure.</summary>
internal static class FailureSearch
{
    /// <summary>How far back a failure may lie unless the user says otherwise.</summary>
    public static readonly TimeSpan UsualAge = TimeSpan.FromDays(1);

    private const int LongestText = 2 * 1024 * 1024;
    private const int MostCandidates = 30;

    private static readonly string[] Signs =
    [
        "Traceback (most recent call last)", "CUDA error", "CUDA out of memory", "OutOfMemoryError", "out of memory", "Segmentation fault", "core dumped", "fatal error", "panic:", "terminate called",
        "NCCL WARN", "ncclInternalError", "ncclSystemError", "srun: error", "slurmstepd: error", "ERROR: ", "level=ERROR", "GGML_ASSERT", "ggml_cuda_error", "llama_model_load: error", "error loading model", "Killed", "Exception in thread", "RuntimeError", "ChildFailedError", "Error: ",
    ];

    /// <summary>The log that the user names; null if it cannot be read.</summary>
    public static FoundFailure? ReadNamed(IMachine machine, string named)
    {
        string path = MachinePath.IsAbsolute(named) ? named : MachinePath.Join(machine.System.CurrentDirectory, named);
        return machine.Files.Find(path) is { IsDirectory: false } entry && machine.Files.ReadTail(path, LongestText) is { } text
            ? new FoundFailure(path, "named by the user", text, entry.Modified)
            : null;
    }

    /// <summary>The log of a Docker container; null if Docker does not give it.</summary>
    public static async Task<FoundFailure?> ReadContainerAsync(IMachine machine, string container, CancellationToken cancellation)
    {
        ToolResult result = await machine.Tools.RunAsync(ToolCall.Of("docker", "logs", "--tail", "5000", container), TimeSpan.FromSeconds(3), cancellation).ConfigureAwait(false);
        return result.Succeeded
            ? new FoundFailure($"docker logs {container}", "the container that the user named", result.Output + result.Error, machine.Time.GetUtcNow())
            : null;
    }

    /// <summary>The newest log with a failure, not older than an age; null if there is none.</summary>
    public static async Task<FoundFailure?> FindNewestAsync(IMachine machine, TimeSpan age, CancellationToken cancellation)
    {
        DateTimeOffset oldest = machine.Time.GetUtcNow() - age;
        MachineEntry[] candidates =
        [
            .. Candidates(machine)
                .Select(machine.Files.Find)
                .OfType<MachineEntry>()
                .Where(entry => !entry.IsDirectory && entry.Length > 0 && entry.Modified >= oldest)
                .OrderByDescending(entry => entry.Modified)
                .ThenBy(entry => entry.Path, StringComparer.Ordinal)
                .Take(MostCandidates),
        ];
        foreach (MachineEntry entry in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (machine.Files.ReadTail(entry.Path, LongestText) is { } text && SignIn(text) is { } sign)
            {
                return new FoundFailure(entry.Path, Reason(machine, entry, candidates.Length, sign), text, entry.Modified);
            }
        }

        return await ReadJournalAsync(machine, age, cancellation).ConfigureAwait(false);
    }

    private static string Reason(IMachine machine, MachineEntry entry, int candidates, string sign)
    {
        double minutes = Math.Max(0, (machine.Time.GetUtcNow() - entry.Modified).TotalMinutes);
        string written = minutes < 120
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes:0} minutes ago")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0} hours ago");
        return candidates == 1
            ? $"the only log here, written {written}; it says \"{sign}\""
            : $"the newest of {candidates} logs that holds a failure, written {written}; it says \"{sign}\"";
    }

    private static IEnumerable<string> Candidates(IMachine machine)
    {
        string current = machine.System.CurrentDirectory;
        foreach (string folder in new[] { current, MachinePath.Join(current, "logs"), MachinePath.Join(current, "log") })
        {
            foreach (string name in machine.Files.List(folder, 20_000).Files)
            {
                bool slurm = name.StartsWith("slurm-", StringComparison.Ordinal) && name.EndsWith(".out", StringComparison.Ordinal);
                if (name == "nohup.out" || slurm || name.EndsWith(".log", StringComparison.Ordinal) || name.EndsWith(".err", StringComparison.Ordinal))
                {
                    yield return MachinePath.Join(folder, name);
                }
            }
        }

        if (OllamaFacts.LogFile(machine) is { } ollama)
        {
            yield return ollama;
        }

        string studio = machine.InHome(".lmstudio/server-logs");
        foreach (string month in machine.Files.List(studio, 200).Directories.TakeLast(1))
        {
            foreach (string name in machine.Files.List(MachinePath.Join(studio, month), 500).Files)
            {
                yield return MachinePath.Join(studio, month, name);
            }
        }
    }

    /// <summary>Ollama's service writes to systemd's journal.</summary>
    private static async Task<FoundFailure?> ReadJournalAsync(IMachine machine, TimeSpan age, CancellationToken cancellation)
    {
        bool service = machine.Files.FileExists("/etc/systemd/system/ollama.service") || machine.Files.FileExists("/usr/lib/systemd/system/ollama.service");
        if (machine.System.Kind != OperatingSystemKind.Linux || !service)
        {
            return null;
        }

        string minutes = ((long)age.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        ToolResult result = await machine.Tools
            .RunAsync(ToolCall.Of("journalctl", "-u", "ollama", "-n", "1000", "--no-pager", "-q", "-o", "cat", "--since", $"-{minutes}min"), TimeSpan.FromSeconds(2), cancellation)
            .ConfigureAwait(false);
        return result.Succeeded && SignIn(result.Output) is { } sign
            ? new FoundFailure("journalctl -u ollama", $"the service's newest lines; they say \"{sign}\"", result.Output, machine.Time.GetUtcNow())
            : null;
    }

    private static string? SignIn(string text) => Array.Find(Signs, sign => text.Contains(sign, StringComparison.Ordinal));
}
