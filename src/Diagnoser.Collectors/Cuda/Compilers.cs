using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Cuda;

/// <summary>The compilers with which extensions are built.</summary>
internal static class Compilers
{
    public static async Task CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        if (machine.System.Kind != OperatingSystemKind.Linux)
        {
            return;
        }

        // cmake takes longest to start, so it goes first.
        TimeSpan limit = TimeSpan.FromSeconds(1);
        Task<ToolResult> cmake = machine.Tools.RunAsync(ToolCall.Of("cmake", "--version"), limit, cancellation);
        Task<ToolResult> gcc = machine.Tools.RunAsync(ToolCall.Of("gcc", "-dumpfullversion"), limit, cancellation);
        Task<ToolResult> clang = machine.Tools.RunAsync(ToolCall.Of("clang", "--version"), limit, cancellation);
        sink.Add("gcc.version", Output(await gcc.ConfigureAwait(false)), "gcc -dumpfullversion");
        sink.Add("clang.version", After(Output(await clang.ConfigureAwait(false)), "clang version "), "clang --version");
        sink.Add("cmake.version", After(Output(await cmake.ConfigureAwait(false)), "cmake version "), "cmake --version");
    }

    private static string Output(ToolResult result) => result.Succeeded ? result.Output : "";

    private static string? After(string text, string label)
    {
        int at = text.IndexOf(label, StringComparison.Ordinal);
        return at < 0 ? null : text[(at + label.Length)..].Split([' ', '\n', '\r'], 2)[0];
    }
}
