using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Python;

/// <summary>Packages of conda that are no Python packages: CUDA, compilers, the choice of torch's build.</summary>
internal static class CondaPackages
{
    private static readonly string[] Relevant =
        ["pytorch", "pytorch-cuda", "pytorch-mutex", "cudatoolkit", "cuda-version", "cuda-toolkit", "cuda-nvcc", "cuda-runtime", "cuda-cudart", "cudnn", "nccl", "gcc_linux-64", "gxx_linux-64", "libstdcxx-ng", "libgcc-ng", "mkl", "numpy", "openmpi", "mpi4py"];

    public static void Collect(IMachine machine, FactSink sink, PythonEnvironment environment)
    {
        if (environment.Kind != "conda")
        {
            return;
        }

        string folder = MachinePath.Join(environment.Prefix, "conda-meta");
        foreach (string file in machine.Files.List(folder, 20_000).Files)
        {
            // name-version-build.json, where the name may have hyphens.
            if (!file.EndsWith(".json", StringComparison.Ordinal) || file[..^5].Split('-') is not [.. var name, var version, var build])
            {
                continue;
            }

            string package = string.Join('-', name);
            if (Array.IndexOf(Relevant, package) >= 0)
            {
                sink.Add("conda.packages", $"{package} {version} ({build})", folder);
            }
        }
    }
}
