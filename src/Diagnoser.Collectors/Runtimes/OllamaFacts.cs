using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles;

namespace Diagnoser.Collectors.Runtimes;

/// <summary>Ollama: whether it is there, which version its log names, which models its store holds.</summary>
internal static class OllamaFacts
{
    private const int MostModels = 50;

    public static void Collect(IMachine machine, FactSink sink)
    {
        string models = ModelCaches.OllamaModels(machine);
        string? program = machine.FindOnPath("ollama");
        string? log = LogFile(machine);
        if (program is null && log is null && !machine.Files.DirectoryExists(models))
        {
            return;
        }

        string? version = log is null ? null : VersionIn(machine.Files.ReadTail(log, 256 * 1024) ?? "");
        sink.Add("runtime.list", $"Ollama{(version is null ? "" : " " + version)}{(program is null ? "" : " at " + program)}", log ?? program ?? models);
        if (version is not null)
        {
            sink.Add("ollama.version", version, log!);
        }

        AddModels(machine, sink, models);
    }

    /// <summary>The log of the desktop program; under systemd the journal has it.</summary>
    public static string? LogFile(IMachine machine)
    {
        string local = machine.Variable("LOCALAPPDATA") ?? machine.InHome("AppData/Local");
        string file = machine.System.Kind == OperatingSystemKind.Windows ? MachinePath.Join(local, "Ollama/server.log") : machine.InHome(".ollama/logs/server.log");
        return machine.Files.FileExists(file) ? file : null;
    }

    /// <summary>The last <c>Listening on 127.0.0.1:11434 (version 0.5.7)</c>.</summary>
    private static string? VersionIn(string log)
    {
        int at = log.LastIndexOf("(version ", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        string rest = log[(at + "(version ".Length)..];
        int end = rest.IndexOf(')', StringComparison.Ordinal);
        return end is > 0 and < 40 ? rest[..end] : null;
    }

    private static void AddModels(IMachine machine, FactSink sink, string models)
    {
        int count = 0;
        string registry = MachinePath.Join(models, "manifests/registry.ollama.ai");
        foreach (string owner in machine.Files.List(registry, 200).Directories)
        {
            foreach (string model in machine.Files.List(MachinePath.Join(registry, owner), 500).Directories)
            {
                foreach (string tag in machine.Files.List(MachinePath.Join(registry, owner, model), 100).Files)
                {
                    if (count++ < MostModels)
                    {
                        sink.Add("ollama.models", (owner == "library" ? "" : owner + "/") + model + ":" + tag, registry);
                    }
                }
            }
        }
    }
}
