using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// The packages of Intel's GPU runtime, from dpkg's own list (deb-based systems are what Intel supports for it), and the oneAPI compiler on
/// disk. Names as in https://dgpu-docs.intel.com/driver/client/overview.html.
/// </summary>
internal static class IntelRuntime
{
    private const string Status = "/var/lib/dpkg/status";
    private const string Compilers = "/opt/intel/oneapi/compiler";

    private static readonly string[] Packages =
        ["intel-igc-core", "libigc2", "libigc1", "level-zero", "libze1", "libze-intel-gpu1", "intel-level-zero-gpu", "libigdgmm12", "libigdgmm", "intel-opencl-icd"];

    public static void Collect(IMachine machine, FactSink sink)
    {
        string? name = null;
        foreach (ReadOnlySpan<char> line in (machine.Files.ReadText(Status, 16 * 1024 * 1024) ?? "").AsSpan().EnumerateLines())
        {
            if (line.StartsWith("Package: "))
            {
                name = Array.Find(Packages, line["Package: ".Length..].Trim().ToString().Equals);
            }
            else if (name is not null && line.StartsWith("Version: "))
            {
                sink.Add("intel.packages", $"{name} {line["Version: ".Length..].Trim()}", Status);
            }
        }

        foreach (string version in machine.Files.List(Compilers, 100).Directories.Where(version => char.IsAsciiDigit(version[0])))
        {
            sink.Add("intel.packages", $"oneAPI compiler {version}", Compilers);
        }
    }
}
