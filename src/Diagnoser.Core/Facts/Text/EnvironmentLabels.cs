using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>The labels of environment reports and issue templates.</summary>
internal static class EnvironmentLabels
{
    private static readonly WordTable<EnvironmentLabel> ByText = new()
    {
        ["pytorch version"] = EnvironmentLabel.Torch,
        ["torch version"] = EnvironmentLabel.Torch,
        ["pytorch version (gpu?)"] = EnvironmentLabel.Torch,
        ["pytorch version (accelerator?)"] = EnvironmentLabel.Torch,
        ["pytorch"] = EnvironmentLabel.Torch,
        ["torch"] = EnvironmentLabel.Torch,
        ["torch.__version__"] = EnvironmentLabel.Torch,
        ["pytorch版本"] = EnvironmentLabel.Torch,
        ["torch版本"] = EnvironmentLabel.Torch,
        ["cuda used to build pytorch"] = EnvironmentLabel.TorchCuda,
        ["torch.version.cuda"] = EnvironmentLabel.TorchCuda,
        ["torch cuda version"] = EnvironmentLabel.TorchCuda,
        ["rocm used to build pytorch"] = EnvironmentLabel.TorchRocm,
        ["os"] = EnvironmentLabel.System,
        ["os version"] = EnvironmentLabel.System,
        ["os name"] = EnvironmentLabel.System,
        ["operating system"] = EnvironmentLabel.System,
        ["operating systems"] = EnvironmentLabel.System,
        ["system"] = EnvironmentLabel.System,
        ["platform"] = EnvironmentLabel.System,
        ["python platform"] = EnvironmentLabel.System,
        ["system version"] = EnvironmentLabel.System,
        ["distribution"] = EnvironmentLabel.System,
        ["description"] = EnvironmentLabel.System,
        ["pretty_name"] = EnvironmentLabel.System,
        ["sys.platform"] = EnvironmentLabel.System,
        ["系统"] = EnvironmentLabel.System,
        ["操作系统"] = EnvironmentLabel.System,
        ["系统版本"] = EnvironmentLabel.System,
        ["os / 操作系统"] = EnvironmentLabel.System,
        ["python version"] = EnvironmentLabel.Python,
        ["python"] = EnvironmentLabel.Python,
        ["python版本"] = EnvironmentLabel.Python,
        ["is cuda available"] = EnvironmentLabel.CudaAvailable,
        ["cuda available"] = EnvironmentLabel.CudaAvailable,
        ["torch.cuda.is_available()"] = EnvironmentLabel.CudaAvailable,
        ["cuda runtime version"] = EnvironmentLabel.Toolkit,
        ["nvcc"] = EnvironmentLabel.Toolkit,
        ["cuda_home"] = EnvironmentLabel.Toolkit,
        ["cuda"] = EnvironmentLabel.Toolkit,
        ["cuda version"] = EnvironmentLabel.Toolkit,
        ["cuda版本"] = EnvironmentLabel.Toolkit,
        ["cuda toolkit"] = EnvironmentLabel.Toolkit,
        ["cudnn version"] = EnvironmentLabel.Cudnn,
        ["cudnn"] = EnvironmentLabel.Cudnn,
        ["nvidia driver version"] = EnvironmentLabel.Driver,
        ["nvidia driver"] = EnvironmentLabel.Driver,
        ["cuda driver version"] = EnvironmentLabel.Driver,
        ["driver version"] = EnvironmentLabel.Driver,
        ["driver"] = EnvironmentLabel.Driver,
        ["gpu driver"] = EnvironmentLabel.Driver,
        ["显卡驱动"] = EnvironmentLabel.Driver,
        ["驱动版本"] = EnvironmentLabel.Driver,
        ["驱动"] = EnvironmentLabel.Driver,
        ["gpu models and configuration"] = EnvironmentLabel.Gpu,
        ["gpu type"] = EnvironmentLabel.Gpu,
        ["gpu"] = EnvironmentLabel.Gpu,
        ["gpus"] = EnvironmentLabel.Gpu,
        ["gpu(s)"] = EnvironmentLabel.Gpu,
        ["gpu model"] = EnvironmentLabel.Gpu,
        ["gpu name"] = EnvironmentLabel.Gpu,
        ["gpu info"] = EnvironmentLabel.Gpu,
        ["graphics card"] = EnvironmentLabel.Gpu,
        ["graphics"] = EnvironmentLabel.Gpu,
        ["video card"] = EnvironmentLabel.Gpu,
        ["hardware"] = EnvironmentLabel.Gpu,
        ["hardware used"] = EnvironmentLabel.Gpu,
        ["hw"] = EnvironmentLabel.Gpu,
        ["accelerator"] = EnvironmentLabel.Gpu,
        ["device"] = EnvironmentLabel.Gpu,
        ["显卡"] = EnvironmentLabel.Gpu,
        ["显卡型号"] = EnvironmentLabel.Gpu,
        ["gpu型号"] = EnvironmentLabel.Gpu,
        ["硬件"] = EnvironmentLabel.Gpu,
        ["gpu number"] = EnvironmentLabel.GpuCount,
        ["number of gpus"] = EnvironmentLabel.GpuCount,
        ["gpu count"] = EnvironmentLabel.GpuCount,
        ["num gpus"] = EnvironmentLabel.GpuCount,
        ["gpu数量"] = EnvironmentLabel.GpuCount,
        ["gpu memory"] = EnvironmentLabel.GpuMemory,
        ["vram"] = EnvironmentLabel.GpuMemory,
        ["显存"] = EnvironmentLabel.GpuMemory,
        ["ram"] = EnvironmentLabel.HostMemory,
        ["memory"] = EnvironmentLabel.HostMemory,
        ["system ram"] = EnvironmentLabel.HostMemory,
        ["内存"] = EnvironmentLabel.HostMemory,
        ["libc version"] = EnvironmentLabel.Libc,
        ["gcc version"] = EnvironmentLabel.Gcc,
        ["gcc"] = EnvironmentLabel.Gcc,
        ["cpu"] = EnvironmentLabel.Processor,
        ["processor"] = EnvironmentLabel.Processor,
        ["model name"] = EnvironmentLabel.Processor,
        ["cpu(s)"] = EnvironmentLabel.ProcessorCount,
        ["flags"] = EnvironmentLabel.ProcessorFeatures,
        ["architecture"] = EnvironmentLabel.Architecture,
        ["rocm version"] = EnvironmentLabel.Rocm,
        ["rocm"] = EnvironmentLabel.Rocm,
        ["hip runtime version"] = EnvironmentLabel.Rocm,
        ["marketing name"] = EnvironmentLabel.AmdCard,
        ["card series"] = EnvironmentLabel.AmdCard,
    };

    /// <summary>What a label announces.</summary>
    /// <param name="label">The label without bullets and quotes.</param>
    public static EnvironmentLabel Find(ReadOnlySpan<char> label)
    {
        if (ByText.TryGetValue(label, out EnvironmentLabel kind))
        {
            return kind;
        }

        // Templates explain how to find a value: "CUDA (`python -c 'import torch; print(torch.version.cuda)'`): 11.8".
        if (label.Contains("torch.version.cuda", StringComparison.Ordinal))
        {
            return EnvironmentLabel.TorchCuda;
        }

        int open = label.IndexOfAny('(', '（');
        return open > 2 && ByText.TryGetValue(label[..open].TrimEnd(), out kind) ? kind : EnvironmentLabel.Unknown;
    }

    /// <summary>Whether only environment reports have this label, so that plain lines behind it belong to one too.</summary>
    /// <param name="label">The label.</param>
    /// <param name="text">The label as written.</param>
    public static bool OpensBlock(EnvironmentLabel label, ReadOnlySpan<char> text) => label switch
    {
        EnvironmentLabel.TorchRocm or EnvironmentLabel.Libc => true,
        EnvironmentLabel.TorchCuda => text.StartsWith("CUDA used", StringComparison.OrdinalIgnoreCase),
        EnvironmentLabel.CudaAvailable => text.EndsWith("CUDA available", StringComparison.OrdinalIgnoreCase),
        EnvironmentLabel.Torch => text.StartsWith("PyTorch version", StringComparison.Ordinal),
        EnvironmentLabel.System => text is "sys.platform" or "Platform" or "Python platform",
        EnvironmentLabel.Gpu => text.StartsWith("GPU models", StringComparison.Ordinal),
        _ => false,
    };
}
