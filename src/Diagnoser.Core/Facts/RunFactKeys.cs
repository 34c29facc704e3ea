namespace Diagnoser.Core.Facts;

/// <summary>What <c>llmdiag run</c> sees of a command, with units; <see cref="FactKeys.Documented"/> includes them.</summary>
internal static class RunFactKeys
{
    public static readonly IReadOnlyDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["run.exit-code"] = "the command's exit code; 128 + n if signal n ended it",
        ["run.signal"] = "the signal that ended the command: SIGKILL",
        ["run.core-dump"] = "true if the kernel wrote a core file",
        ["run.duration"] = "how long the command ran, seconds",
        ["run.oom-kill"] = "how many processes of the control group the kernel killed for lack of memory while the command ran",
        ["run.gpu-memory"] = "one line a GPU: memory in use at the start, at most and at the end",
        ["run.hang"] = "how long the command printed nothing and did no work, seconds",
        ["run.waiting"] = "one line a process that hung: number, name, state, the kernel's function in which it waits",
    };
}
