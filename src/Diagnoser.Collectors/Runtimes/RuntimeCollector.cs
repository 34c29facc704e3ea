using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Runtimes;

/// <summary>What serves models on the machine: Ollama, llama.cpp, LM Studio, servers that run, Docker, Slurm.</summary>
internal sealed class RuntimeCollector : ICollector
{
    public string Name => "runtimes";

    public TimeSpan Limit => TimeSpan.FromSeconds(6);

    public async Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        Task docker = DockerFacts.CollectAsync(machine, sink, cancellation);
        OllamaFacts.Collect(machine, sink);
        AddPrograms(machine, sink);
        RunningServers.Collect(machine, sink, options, cancellation);
        await AddSlurmAsync(machine, sink, cancellation).ConfigureAwait(false);
        await docker.ConfigureAwait(false);
    }

    private static void AddPrograms(IMachine machine, FactSink sink)
    {
        foreach ((string program, string name) in new[] { ("llama-server", "llama.cpp server"), ("llama-cli", "llama.cpp"), ("text-generation-launcher", "TGI"), ("lms", "LM Studio"), ("koboldcpp", "KoboldCpp") })
        {
            if (machine.FindOnPath(program) is { } path)
            {
                sink.Add("runtime.list", $"{name} at {path}", path);
            }
        }

        foreach (string folder in new[] { machine.InHome(".lmstudio"), machine.InHome(".cache/lm-studio") })
        {
            if (machine.Files.DirectoryExists(folder))
            {
                sink.Add("runtime.list", $"LM Studio, files in {folder}", folder);
            }
        }
    }

    private static async Task AddSlurmAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        if (machine.Variable("SLURM_JOB_ID") is { } job)
        {
            string nodes = machine.Variable("SLURM_JOB_NUM_NODES") ?? machine.Variable("SLURM_NNODES") ?? "?";
            string gpus = machine.Variable("SLURM_GPUS_ON_NODE") is { } number ? $", {number} GPUs a node" : "";
            sink.Add("slurm.job", $"job {job} on {nodes} {(nodes == "1" ? "node" : "nodes")}{gpus}", "SLURM_JOB_ID");
        }

        if (machine.FindOnPath("scontrol") is not null)
        {
            ToolResult result = await machine.Tools.RunAsync(ToolCall.Of("scontrol", "--version"), TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
            sink.Add("runtime.list", result.Succeeded ? result.Output.Trim() : null, "scontrol --version");
        }
    }
}
