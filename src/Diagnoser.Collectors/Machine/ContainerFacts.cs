using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Machine;

/// <summary>In which kind of container the tool runs, if in one.</summary>
internal static class ContainerFacts
{
    public static void Collect(IMachine machine, FactSink sink)
    {
        (string? kind, string source) = Find(machine);
        sink.Add("os.container", kind, source);
    }

    private static (string? Kind, string Source) Find(IMachine machine)
    {
        if (machine.Variable("KAGGLE_KERNEL_RUN_TYPE") is not null)
        {
            return ("kaggle", "KAGGLE_KERNEL_RUN_TYPE");
        }

        if (machine.Variable("COLAB_RELEASE_TAG") is not null || machine.Variable("COLAB_GPU") is not null)
        {
            return ("colab", "COLAB_RELEASE_TAG");
        }

        if (machine.Variable("KUBERNETES_SERVICE_HOST") is not null)
        {
            return ("kubernetes", "KUBERNETES_SERVICE_HOST");
        }

        if (machine.Files.FileExists("/run/.containerenv"))
        {
            return ("podman", "/run/.containerenv");
        }

        if (machine.Files.FileExists("/.dockerenv"))
        {
            return ("docker", "/.dockerenv");
        }

        string groups = machine.Files.ReadText("/proc/1/cgroup", 16 * 1024) ?? "";
        string? kind = groups.Contains("kubepods", StringComparison.Ordinal) ? "kubernetes"
            : groups.Contains("/docker", StringComparison.Ordinal) ? "docker"
            : groups.Contains("/lxc", StringComparison.Ordinal) || machine.Variable("container") == "lxc" ? "lxc"
            : null;
        return (kind, "/proc/1/cgroup");
    }
}
