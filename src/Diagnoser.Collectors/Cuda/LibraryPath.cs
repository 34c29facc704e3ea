using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Cuda;

/// <summary>
/// Libraries that LD_LIBRARY_PATH puts before those that torch brings with its wheels, and stubs of libcuda, which find no GPU.
/// </summary>
internal static class LibraryPath
{
    private static readonly string[] Hidden =
        ["libcudart.so", "libcublas.so", "libcublasLt.so", "libcudnn.so", "libnccl.so", "libnvJitLink.so", "libcusparse.so", "libcusolver.so", "libcufft.so", "libnvrtc.so"];

    public static void Collect(IMachine machine, FactSink sink)
    {
        if (machine.System.Kind != OperatingSystemKind.Linux)
        {
            return;
        }

        foreach (string folder in machine.PathList("LD_LIBRARY_PATH").Distinct(StringComparer.Ordinal))
        {
            DirectoryListing listing = machine.Files.List(folder, 20_000);
            if (listing.Outcome == ListingOutcome.Missing)
            {
                continue;
            }

            if (MachinePath.Name(folder) == "stubs" && listing.Files.Any(name => name.StartsWith("libcuda.so", StringComparison.Ordinal)))
            {
                sink.Add("cuda.conflict", $"{folder} holds a stub of libcuda, which finds no GPU", "LD_LIBRARY_PATH");
            }

            string[] there =
            [
                .. Hidden.Select(library => listing.Files.Where(name => name.StartsWith(library, StringComparison.Ordinal)).MaxBy(name => name.Length)).OfType<string>(),
            ];
            if (there.Length > 0)
            {
                sink.Add("cuda.conflict", $"{folder} comes before the libraries of torch's wheels: {string.Join(", ", there)}", "LD_LIBRARY_PATH");
            }
        }
    }
}
