using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Cuda;

/// <summary>Whether Docker containers can use NVIDIA GPUs: the container toolkit and Docker's configuration.</summary>
internal static class ContainerToolkit
{
    public static async Task CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        const string configuration = "/etc/docker/daemon.json";
        bool docker = machine.FindOnPath("docker") is not null || machine.Files.FileExists(configuration);
        string? tool = machine.FindOnPath("nvidia-ctk");
        bool configured = machine.Files.ReadText(configuration, 64 * 1024)?.Contains("nvidia", StringComparison.Ordinal) ?? false;
        if (tool is not null)
        {
            // NVIDIA Container Toolkit CLI version 1.16.2
            ToolResult result = await machine.Tools.RunAsync(ToolCall.Of("nvidia-ctk", "--version"), TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
            string first = result.Output.Split('\n')[0];
            int at = first.IndexOf("version ", StringComparison.Ordinal);
            sink.Add("container-toolkit.version", at < 0 ? null : first[(at + 8)..], "nvidia-ctk --version");
        }

        if (docker)
        {
            sink.Add("docker.nvidia-runtime", configured, configuration);
        }

        if (docker && machine.Files.FileExists("/proc/driver/nvidia/version"))
        {
            bool there = tool is not null || machine.FindOnPath("nvidia-container-cli") is not null;
            sink.Add("container-toolkit.state", !there ? "missing" : configured ? "ok" : "not-configured", configuration);
        }
    }
}
