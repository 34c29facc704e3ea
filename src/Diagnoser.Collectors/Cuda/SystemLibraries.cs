using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Cuda;

/// <summary>cuDNN, NCCL and the driver's library as the system has them, outside Python.</summary>
internal static class SystemLibraries
{
    private static readonly string[] Folders =
        ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/local/lib", "/usr/lib/wsl/lib"];

    public static void Collect(IMachine machine, FactSink sink, IReadOnlyList<CudaToolkit> toolkits)
    {
        if (machine.System.Kind != OperatingSystemKind.Linux)
        {
            return;
        }

        string[] folders = [.. toolkits.Select(toolkit => MachinePath.Join(toolkit.Folder, "lib64")), .. Folders];
        string? driver = null;
        foreach (string folder in folders)
        {
            foreach (string name in machine.Files.List(folder, 20_000).Files)
            {
                if (Version(name, "libcudnn.so.") is { } dnn)
                {
                    sink.Add("cudnn.version", dnn, MachinePath.Join(folder, name));
                }
                else if (Version(name, "libnccl.so.") is { } nccl)
                {
                    sink.Add("nccl.version", nccl, MachinePath.Join(folder, name));
                }
                else if (name == "libcuda.so.1")
                {
                    driver ??= MachinePath.Join(folder, name);
                }
            }
        }

        sink.Add("cuda.libcuda", driver, driver ?? "");
    }

    /// <summary>The version behind a library's name; <c>libcudnn.so.8</c> is a link and tells too little.</summary>
    internal static string? Version(string name, string prefix)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string version = name[prefix.Length..];
        return version.Contains('.', StringComparison.Ordinal) && version.All(character => char.IsAsciiDigit(character) || character == '.') ? version : null;
    }
}
