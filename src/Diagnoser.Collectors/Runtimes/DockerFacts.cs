using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Runtimes;

/// <summary>Docker's version, and the containers of model servers that run.</summary>
internal static class DockerFacts
{
    private const string Socket = "/var/run/docker.sock";

    private static readonly string[] Images = ["vllm", "sglang", "text-generation", "ollama", "llama", "triton", "tensorrt", "lmdeploy", "pytorch", "nvidia", "xinference", "localai", "webui"];

    public static async Task CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        // Without its socket there is no daemon to ask, and starting the client costs more than all else here.
        if (machine.System.Kind != OperatingSystemKind.Linux || machine.Files.Find(Socket) is null)
        {
            return;
        }

        TimeSpan limit = TimeSpan.FromSeconds(2);
        Task<ToolResult> version = machine.Tools.RunAsync(ToolCall.Of("docker", "--version"), limit, cancellation);
        ToolResult containers = await machine.Tools.RunAsync(ToolCall.Of("docker", "ps", "--format", "{{.Image}}\t{{.Ports}}\t{{.Names}}"), limit, cancellation).ConfigureAwait(false);
        ToolResult printed = await version.ConfigureAwait(false);
        sink.Add("runtime.list", printed.Succeeded ? printed.Output.Split('\n')[0].Trim() : null, "docker --version");
        foreach (string line in containers.Succeeded ? containers.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            string[] fields = line.Split('\t');
            if (Array.Exists(Images, image => fields[0].Contains(image, StringComparison.OrdinalIgnoreCase)))
            {
                sink.Add("docker.running", string.Join(", ", fields.Where(field => field.Length > 0)), "docker ps");
            }
        }
    }
}
