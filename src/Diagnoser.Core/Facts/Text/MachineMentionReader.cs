using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads GPUs and operating systems that sentences mention.</summary>
internal sealed class MachineMentionReader : IFactReader
{
    /// <summary>What only owners of AMD cards write. "ROCm" alone is not among it: reports of NVIDIA machines list it too, as not found.</summary>
    private static readonly string[] AmdWords = ["HSA_OVERRIDE_GFX_VERSION", "HIPBLAS", "AMD GPU", "AMD显卡", "AMD 显卡", "VLLM_ROCM_"];

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text;
        if (line.Role == LineRole.Template || text.Length > 2000)
        {
            return;
        }

        GpuMentions.Read(text, line.Number, FactStrength.Prose, facts, announced: false);
        if (TextScan.ContainsAny(text, AmdWords))
        {
            facts.Add("gpu.vendor", "amd", line.Number, FactStrength.Hint);
        }

        // Paths and messages of programs speak of systems too ("win32", "not supported on Windows"); only plain words count.
        if (!text.ContainsCaseless("not supported") && !text.ContainsCaseless("does not support"))
        {
            OperatingSystemText.ReadProse(text, line.Number, facts);
        }

        // Docker Desktop leaves the host name kubernetes.docker.internal in messages of torch on plain Windows.
        if (TextScan.IndexOfWord(text, "docker") is int docker and >= 0 && !text[docker..].StartsWith("docker.", StringComparison.OrdinalIgnoreCase))
        {
            facts.Add("os.container", "docker", line.Number, FactStrength.Hint);
        }

        if (TextScan.IndexOfWord(text, "colab") >= 0)
        {
            facts.Add("os.container", "colab", line.Number, FactStrength.Prose);
        }
        else if (TextScan.IndexOfWord(text, "kaggle") >= 0)
        {
            facts.Add("os.container", "kaggle", line.Number, FactStrength.Hint);
        }
    }
}
