namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the values behind the labels of environment reports.</summary>
internal static class EnvironmentValues
{
    private static readonly string[] Features = ["avx", "avx2", "avx512f", "amx_tile", "f16c", "fma"];

    /// <summary>Reads a value.</summary>
    /// <param name="label">What its label announces.</param>
    /// <param name="value">The value.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    /// <param name="facts">Receives the facts.</param>
    public static void Read(EnvironmentLabel label, ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        switch (label)
        {
            case EnvironmentLabel.Torch:
                ReadTorch(value, line, strength, facts);
                break;
            case EnvironmentLabel.TorchCuda:
                facts.Add("torch.cuda", TextScan.TryReadVersion(value, out string cuda, out _) ? cuda : value is "None" ? "cpu" : null, line, strength);
                break;
            case EnvironmentLabel.TorchRocm:
                Version("torch.rocm", value, line, strength, facts);
                break;
            case EnvironmentLabel.System:
                OperatingSystemText.Read(value is "linux" ? "Linux" : value is "win32" ? "Windows" : value is "darwin" ? "macOS" : value, line, strength, facts);
                break;
            case EnvironmentLabel.Python:
                Version("python.version", value, line, strength, facts);
                facts.Add("python.environment", value.Contains("conda", StringComparison.OrdinalIgnoreCase) ? "conda" : null, line, FactStrength.Hint);
                break;
            case EnvironmentLabel.CudaAvailable:
                facts.Add("torch.cuda-available", value.StartsWith("True", StringComparison.OrdinalIgnoreCase) ? "true" : value.StartsWith("False", StringComparison.OrdinalIgnoreCase) ? "false" : null, line, strength);
                break;
            case EnvironmentLabel.Toolkit:
                ReadToolkit(value, line, strength, facts);
                break;
            case EnvironmentLabel.Cudnn:
                ReadCudnn(value, line, strength, facts);
                break;
            case EnvironmentLabel.Driver:
                ReadDriver(value, line, strength, facts);
                break;
            case EnvironmentLabel.Gpu:
                ReadGpu(value, line, strength, facts);
                break;
            case EnvironmentLabel.GpuCount:
                facts.Add("gpu.count", TextScan.TryReadNumber(value, out double count, out int length) && count is > 0 and < 10000 ? value[..length] : [], line, strength);
                break;
            case EnvironmentLabel.GpuMemory:
                Size("gpu.memory.total", value, line, strength, facts);
                break;
            case EnvironmentLabel.HostMemory:
                Size("memory.total", value, line, strength, facts);
                break;
            case EnvironmentLabel.Libc:
                Version("os.glibc", value.StartsWith("glibc-", StringComparison.Ordinal) ? value[6..] : [], line, strength, facts);
                break;
            case EnvironmentLabel.Gcc:
                ReadGcc(value, line, strength, facts);
                break;
            case EnvironmentLabel.Rocm:
                Version("rocm.version", value, line, strength, facts);
                break;
            case EnvironmentLabel.AmdCard:
                _ = TextScan.ContainsAny(value, ["Radeon", "Instinct", "MI2", "MI3"]) && !value.Contains("Ryzen", StringComparison.Ordinal) && GpuNames.ReadDevice(value, line, FactStrength.Listed, facts);
                break;
            default:
                ReadProcessor(label, value, line, strength, facts);
                break;
        }
    }

    private static void ReadProcessor(EnvironmentLabel label, ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        switch (label)
        {
            case EnvironmentLabel.Processor when IsGraphics(value):
                int comma = value.IndexOfAny(',', '，');
                ReadGpu(comma < 0 ? value : value[..comma], line, strength, facts);
                break;
            case EnvironmentLabel.Processor when TextScan.ContainsAny(value, ["Intel", "AMD", "Xeon", "EPYC", "Ryzen", "Core(TM)", "Apple M", "Neoverse", "Kunpeng", "Hygon", "i5-", "i7-", "i9-"]):
                facts.Add("cpu.name", value, line, strength);
                break;
            case EnvironmentLabel.ProcessorCount when TextScan.TryReadNumber(value, out double cores, out int length) && length == value.Length && cores is > 0 and < 10000:
                facts.Add("cpu.cores", value, line, strength);
                break;
            case EnvironmentLabel.Architecture:
                facts.Add("os.arch", value is "x86_64" or "aarch64" ? value : value is "arm64" ? "aarch64" : [], line, strength);
                break;
            case EnvironmentLabel.ProcessorFeatures when value.Length > 40:
                List<string> present = [];
                foreach (string feature in Features)
                {
                    if (TextScan.IndexOfWord(value, feature) >= 0)
                    {
                        present.Add(feature);
                    }
                }

                facts.Add("cpu.features", string.Join(' ', present), line, strength);
                break;
        }
    }

    /// <summary>Whether a processor's label has a graphics card behind it; a Ryzen or a Core may name the graphics within it too.</summary>
    private static bool IsGraphics(ReadOnlySpan<char> value) =>
        (TextScan.ContainsAny(value, ["Radeon", "GeForce", "RTX", "GTX", "Graphics", "Quadro", "Tesla", "Instinct"]) || TextScan.IndexOfWord(value, "Arc") >= 0 || TextScan.IndexOfWord(value, "RX") >= 0)
        && !TextScan.ContainsAny(value, ["Ryzen", "EPYC", "Threadripper", "Athlon", "Xeon", "Core", "Celeron", "Pentium", "Ultra", "i3-", "i5-", "i7-", "i9-", "Apple M"]);

    private static void ReadTorch(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        if (!TextScan.TryReadVersion(value, out string version, out int length) || !version.Contains('.', StringComparison.Ordinal))
        {
            return;
        }

        PackageFacts.State("torch", version, line, strength, facts);
        ReadOnlySpan<char> rest = value[length..].Trim();
        facts.Add("torch.cuda-available", rest is "(True)" or "(GPU)" or "(CUDA)" ? "true" : rest is "(False)" ? "false" : null, line, strength);
    }

    /// <summary>Reads <c>12.1.105</c>, <c>/usr/local/cuda-12.1</c> and <c>Cuda compilation tools, release 12.1, V12.1.105</c>.</summary>
    private static void ReadToolkit(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        int release = value.IndexOf("release ", StringComparison.Ordinal);
        int folder = value.IndexOf("cuda-", StringComparison.Ordinal);
        ReadOnlySpan<char> text = release >= 0 ? value[(release + 8)..] : folder >= 0 ? value[(folder + 5)..] : value.TrimStart("vVcuda ");
        if (TextScan.TryReadVersion(text, out string version, out _) && TextScan.TryReadNumber(version, out double number, out _) && number is >= 8 and < 20)
        {
            facts.Add("cuda.toolkit", version, line, strength);
        }
    }

    /// <summary>Reads <c>8.9.2</c> and torch's number <c>8902</c> or <c>90100</c>.</summary>
    private static void ReadCudnn(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        if (!TextScan.TryReadVersion(value, out string version, out _))
        {
            return;
        }

        if (!version.Contains('.', StringComparison.Ordinal) && int.TryParse(version, out int number) && number >= 1000)
        {
            version = number >= 90000
                ? string.Join('.', number / 10000, number / 100 % 100, number % 100)
                : string.Join('.', number / 1000, number / 100 % 10, number % 100);
        }

        facts.Add("cudnn.version", version, line, strength);
    }

    private static void ReadDriver(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        int digit = value.IndexOfAnyInRange('0', '9');
        if (digit is >= 0 and < 32 && TextScan.TryReadVersion(value[digit..], out string version, out _) && TextScan.TryReadNumber(version, out double number, out _) && number is >= 300 and < 1000)
        {
            facts.Add("driver.version", version, line, strength);
        }
    }

    private static void ReadGpu(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        if (value.StartsWith("GPU ", StringComparison.Ordinal) && value.IndexOf(':') is > 4 and < 10)
        {
            // One GPU stands on the same line: "GPU models and configuration: GPU 0: NVIDIA A100-SXM4-80GB".
            GpuNames.ReadDevice(value[(value.IndexOf(':') + 1)..].Trim(), line, strength, facts);
            return;
        }

        if (!GpuMentions.Read(value, line, strength, facts, announced: true))
        {
            GpuNames.ReadDevice(value, line, strength, facts);
        }
    }

    private static void ReadGcc(ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        int close = value.LastIndexOf(')');
        ReadOnlySpan<char> text = (close >= 0 ? value[(close + 1)..] : value).Trim();
        int space = text.LastIndexOf(' ');
        text = space >= 0 && text.StartsWith("gcc", StringComparison.OrdinalIgnoreCase) ? text[(space + 1)..] : text;
        Version("gcc.version", text, line, strength, facts);
    }

    private static void Version(string key, ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        if (TextScan.TryReadVersion(value, out string version, out _))
        {
            facts.Add(key, version, line, strength);
        }
    }

    private static void Size(string key, ReadOnlySpan<char> value, long line, FactStrength strength, FactLedger facts)
    {
        if (TextScan.TryReadSize(value, out double size, out _) && size > 0.1)
        {
            facts.Add(key, TextScan.FormatSize(size), line, strength);
        }
    }
}
