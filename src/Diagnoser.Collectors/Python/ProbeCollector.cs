using System.Text.Json;
using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Python;

/// <summary>Starts the user's Python, and only where the user asked for it, for what files cannot tell: whether torch can be imported and sees a GPU.</summary>
internal sealed class ProbeCollector : ICollector
{
    private const string Script =
        """
        import json
        r = {}
        try:
            import torch
            r["import"] = "ok"
            r["version"] = torch.__version__
            r["available"] = bool(torch.cuda.is_available())
            try:
                r["xpu"] = bool(hasattr(torch, "xpu") and torch.xpu.is_available())
                r["xnnpack"] = bool(torch.backends.xnnpack.enabled)
            except Exception:
                pass
            try:
                r["arch"] = " ".join(torch.cuda.get_arch_list())
                n = torch.cuda.device_count()
                r["devices"] = [torch.cuda.get_device_name(i) for i in range(n)]
            except Exception as e:
                r["cuda_error"] = type(e).__name__ + ": " + str(e)
        except BaseException as e:
            r["import"] = type(e).__name__ + ": " + str(e)
        print("LLMDIAG" + json.dumps(r))
        """;

    public string Name => "probe";

    public TimeSpan Limit => TimeSpan.FromSeconds(60);

    public async Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        if (!options.Probe)
        {
            return;
        }

        string? executable = PythonFinder.FindAll(machine, options) is [var first, ..] ? first.Executable : null;
        if (executable is null)
        {
            sink.Add("probe.error", "no Python was found", "--probe");
            return;
        }

        ToolResult result = await machine.Tools.RunAsync(ToolCall.Of(executable, "-c", Script), TimeSpan.FromSeconds(55), cancellation).ConfigureAwait(false);
        int at = result.Output.LastIndexOf("LLMDIAG{", StringComparison.Ordinal);
        if (at < 0)
        {
            // A native crash ends the process before it can say anything.
            string reason = result.Outcome switch
            {
                ToolOutcome.TimedOut => "import torch did not end within 55 s",
                ToolOutcome.Finished => $"the process ended with code {result.ExitCode}: {LastLine(result.Error)}",
                _ => result.Error.Length > 0 ? result.Error : "it could not be started",
            };
            sink.Add("probe.error", reason, executable);
            return;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(result.Output[(at + "LLMDIAG".Length)..]);
            AddAnswer(sink, document.RootElement, executable);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            sink.Add("probe.error", "its answer cannot be read", executable);
        }
    }

    private static void AddAnswer(FactSink sink, JsonElement answer, string executable)
    {
        sink.Add("probe.import-torch", Text(answer, "import"), executable);
        sink.Add("torch.version", Text(answer, "version"), executable);
        sink.Add("torch.arch-list", Text(answer, "arch"), executable);
        sink.Add("probe.error", Text(answer, "cuda_error"), executable);
        foreach ((string name, string key) in new[] { ("available", "torch.cuda-available"), ("xpu", "torch.xpu-available"), ("xnnpack", "torch.xnnpack") })
        {
            if (answer.TryGetProperty(name, out JsonElement flag))
            {
                sink.Add(key, flag.GetBoolean(), executable);
            }
        }

        if (answer.TryGetProperty("devices", out JsonElement devices))
        {
            foreach (JsonElement device in devices.EnumerateArray())
            {
                sink.Add("probe.devices", device.GetString(), executable);
            }
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1].Trim();
}
