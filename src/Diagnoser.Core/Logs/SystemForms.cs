namespace Diagnoser.Core.Logs;

/// <summary>What the kernel, systemd, container runtimes and Kubernetes say.</summary>
internal static class SystemForms
{
    public static IReadOnlyList<FailureForm> All { get; } =
    [
        new("Out of memory: Kill", IncidentKind.KernelMessage) { Expression = @"(?<message>Out of memory: Kill(ed)? process .+)", Name = "OomKill", Signal = "SIGKILL" },
        new("Memory cgroup out of memory", IncidentKind.KernelMessage) { Expression = @"(?<message>Memory cgroup out of memory.+)", Name = "OomKill", Signal = "SIGKILL" },
        new("invoked oom-killer", IncidentKind.KernelMessage) { Name = "OomKill", Signal = "SIGKILL", Standing = Standing.Trace },
        new("oom-kill:constraint", IncidentKind.KernelMessage) { Name = "OomKill", Signal = "SIGKILL", Standing = Standing.Trace },
        new("killed by the OOM killer", IncidentKind.KernelMessage) { Name = "OomKill", Signal = "SIGKILL" },
        new("Failed with result 'oom-kill'", IncidentKind.KernelMessage) { Name = "OomKill", Signal = "SIGKILL" },
        new("OOMKilled", IncidentKind.ProcessExit) { Name = "OOMKilled", Expression = @"((^|[^""])OOMKilled([^""]|$)|""OOMKilled"": ?true)", Signal = "SIGKILL", ExitCode = 137 },
        new("NVRM: Xid", IncidentKind.KernelMessage) { Expression = @"NVRM: Xid \([^)]*\): (?<message>(?<name>\d+).*)" },
        new("NVRM:", IncidentKind.KernelMessage) { Expression = @"NVRM: (?<message>(GPU .*(fallen off|RmInit|has fallen).*|API mismatch.*|RmInitAdapter failed.*))", Follow = 3 },
        new("GPU has fallen off the bus", IncidentKind.KernelMessage) { Name = "79" },
        new("segfault at", IncidentKind.KernelMessage) { Expression = @"(?<message>\S+\[\d+\]: segfault at .+)", Signal = "SIGSEGV" },
        new("general protection", IncidentKind.KernelMessage) { Expression = @"(?<message>general protection( fault)?.* ip:.+)", Signal = "SIGSEGV" },
        new("trap invalid opcode", IncidentKind.KernelMessage) { Signal = "SIGILL" },
        new("I/O error", IncidentKind.KernelMessage) { Expression = @"(?<message>(blk_update_request|Buffer I/O error|I/O error, dev|EXT4-fs error|nvme\d).*)" },
        new("blocked for more than", IncidentKind.KernelMessage) { Expression = @"(?<message>task \S+ blocked for more than \d+ seconds)", Standing = Standing.Trace },
        new("amdgpu", IncidentKind.KernelMessage) { Expression = @"amdgpu.*(?<message>(GPU reset|ring \S+ timeout|page fault|GPU fault detected).*)" },
        new("No space left on device", IncidentKind.ErrorMessage),
        new("Disk quota exceeded", IncidentKind.ErrorMessage),
        new("Too many open files", IncidentKind.ErrorMessage),
        new("could not select device driver", IncidentKind.EngineError) { Expression = @"(?<message>could not select device driver.+)", Name = "docker" },
        new("nvidia-container-cli", IncidentKind.EngineError) { Expression = @"(?<message>nvidia-container-cli: .+)", Name = "nvidia-container-cli" },
        new("OCI runtime create failed", IncidentKind.EngineError) { Expression = @"(?<message>OCI runtime create failed.+)", Name = "docker", Standing = Standing.Trace },
        new("unresolvable CDI devices", IncidentKind.EngineError) { Name = "docker" },
        new("NVIDIA-SMI has failed", IncidentKind.ErrorMessage) { Name = "nvidia-smi" },
        new("Failed to initialize NVML", IncidentKind.ErrorMessage) { Name = "nvidia-smi" },
        new("Insufficient nvidia.com/gpu", IncidentKind.ErrorMessage) { Name = "Kubernetes" },
        new("CrashLoopBackOff", IncidentKind.ProcessExit) { Standing = Standing.Relayed },
        new("Back-off restarting failed container", IncidentKind.ProcessExit) { Standing = Standing.Relayed },
        new("ImagePullBackOff", IncidentKind.ErrorMessage) { Name = "Kubernetes", Standing = Standing.Trace },
        new("address already in use", IncidentKind.ErrorMessage) { InProse = false },
        new("docker: Error response from daemon", IncidentKind.EngineError) { Expression = @"Error response from daemon: (?<message>.+)", Name = "docker", Standing = Standing.Trace },
    ];
}
