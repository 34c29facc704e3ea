using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Cuda;

/// <summary>CUDA toolkits, cuDNN and NCCL outside Python, what the library path does to them, compilers, and the container toolkit.</summary>
internal sealed class CudaCollector : ICollector
{
    public string Name => "cuda";

    public TimeSpan Limit => TimeSpan.FromSeconds(6);

    public async Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        if (machine.System.Kind == OperatingSystemKind.MacOS)
        {
            return;
        }

        Task compilers = Compilers.CollectAsync(machine, sink, cancellation);
        Task container = machine.System.Kind == OperatingSystemKind.Linux ? ContainerToolkit.CollectAsync(machine, sink, cancellation) : Task.CompletedTask;
        IReadOnlyList<CudaToolkit> toolkits = CudaToolkit.FindAll(machine);
        await AddToolkitsAsync(machine, sink, toolkits, cancellation).ConfigureAwait(false);
        SystemLibraries.Collect(machine, sink, toolkits);
        LibraryPath.Collect(machine, sink);
        await compilers.ConfigureAwait(false);
        await container.ConfigureAwait(false);
    }

    private static async Task AddToolkitsAsync(IMachine machine, FactSink sink, IReadOnlyList<CudaToolkit> toolkits, CancellationToken cancellation)
    {
        string variable = machine.System.Kind == OperatingSystemKind.Windows || machine.Variable("CUDA_HOME") is null ? "CUDA_PATH" : "CUDA_HOME";
        string? home = machine.Variable(variable);
        if (home is not null)
        {
            sink.Add("cuda.home", home + (machine.Files.DirectoryExists(home) ? "" : " (no such folder)"), variable);
        }

        string? compiler = machine.FindOnPath("nvcc");
        sink.Add("cuda.nvcc", compiler, "PATH");
        CudaToolkit? active = toolkits.FirstOrDefault(toolkit => compiler is not null && toolkit.Contains(machine, compiler))
            ?? toolkits.FirstOrDefault(toolkit => home is not null && compiler is null && toolkit.Contains(machine, MachinePath.Join(home, "bin/nvcc")));
        if (active is null && compiler is not null)
        {
            ToolResult result = await machine.Tools.RunAsync(ToolCall.Of(compiler, "--version"), TimeSpan.FromSeconds(2), cancellation).ConfigureAwait(false);
            sink.Add("cuda.toolkit", CudaToolkit.VersionPrinted(result.Output), compiler + " --version");
        }

        // With several toolkits on disk and none on the path, which of them counts is not known.
        active ??= compiler is null && toolkits.Count == 1 ? toolkits[0] : null;
        sink.Add("cuda.toolkit", active?.Version, active?.Source ?? "");
        foreach (CudaToolkit toolkit in toolkits)
        {
            sink.Add("cuda.toolkits", $"{toolkit.Version} in {toolkit.Folder}", toolkit.Source);
        }
    }
}
