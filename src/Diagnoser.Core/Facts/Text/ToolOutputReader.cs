using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads what small tools print: <c>nvcc --version</c>, <c>gcc --version</c>, <c>python --version</c>, <c>uname -a</c>, /etc/os-release, <c>free</c>,
/// <c>df</c>, <c>rocm-smi</c>, <c>rocminfo</c>, <c>npu-smi</c>, and the images that <c>docker run</c> names.
/// </summary>
internal sealed class ToolOutputReader : IFactReader
{
    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (text.IsEmpty)
        {
            return;
        }

        if (text.StartsWith("Cuda compilation tools", StringComparison.Ordinal))
        {
            After(text, "release ", "cuda.toolkit", line.Number, FactStrength.Listed, facts);
        }
        else if ((text.StartsWith("gcc ", StringComparison.Ordinal) || text.StartsWith("g++ ", StringComparison.Ordinal)) && text.Contains(')'))
        {
            EnvironmentValues.Read(EnvironmentLabel.Gcc, text, line.Number, FactStrength.Listed, facts);
        }
        else if (text.StartsWith("Python ", StringComparison.Ordinal) && TextScan.TryReadVersion(text[7..], out string python, out int length) && text[(7 + length)..].Trim() is [] or ['|' or '(', ..])
        {
            facts.Add("python.version", python, line.Number, FactStrength.Listed);
        }
        else if (text.StartsWith("Linux ", StringComparison.Ordinal) && text.Contains("GNU/Linux", StringComparison.Ordinal))
        {
            ReadKernel(text, line.Number, facts);
        }
        else if (text.StartsWith("Darwin", StringComparison.Ordinal) || text.Contains("Darwin Kernel", StringComparison.Ordinal))
        {
            facts.Add("os.family", "macos", line.Number, FactStrength.Printed);
        }
        else if (text.StartsWith("PRETTY_NAME=", StringComparison.Ordinal))
        {
            OperatingSystemText.Read(text[12..], line.Number, FactStrength.Listed, facts);
        }
        else
        {
            ReadMemory(text, line.Number, facts);
            ReadAccelerator(text, line, context, facts);
            ReadImage(text, line.Number, facts);
        }
    }

    private static void After(ReadOnlySpan<char> text, string label, string key, long line, FactStrength strength, FactLedger facts)
    {
        int index = text.IndexOf(label, StringComparison.Ordinal);
        if (index >= 0 && TextScan.TryReadVersion(text[(index + label.Length)..].TrimStart(), out string version, out _))
        {
            facts.Add(key, version, line, strength);
        }
    }

    /// <summary>Reads <c>Linux host 5.15.0-91-generic #101-Ubuntu SMP … x86_64 GNU/Linux</c>.</summary>
    private static void ReadKernel(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        facts.Add("os.family", "linux", line, FactStrength.Listed);
        int index = 0;
        foreach (Range range in text.Split(' '))
        {
            if (index++ == 2)
            {
                facts.Add("os.kernel", text[range], line, FactStrength.Listed);
                break;
            }
        }

        facts.Add("os.arch", text.Contains("x86_64", StringComparison.Ordinal) ? "x86_64" : text.Contains("aarch64", StringComparison.Ordinal) ? "aarch64" : null, line, FactStrength.Listed);
        if (text.ContainsCaseless("microsoft"))
        {
            facts.Add("os.wsl", "true", line, FactStrength.Listed);
            facts.Add("os.wsl.version", text.Contains("WSL2", StringComparison.Ordinal) ? "2" : null, line, FactStrength.Listed);
        }
    }

    /// <summary>Reads the rows of <c>free</c> and <c>df</c>.</summary>
    private static void ReadMemory(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        bool memory = text.StartsWith("Mem:", StringComparison.Ordinal);
        if (memory || text.StartsWith("Swap:", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> values = text[(text.IndexOf(':') + 1)..].Trim();
            if (TryFree(values, out double total))
            {
                facts.Add(memory ? "memory.total" : "memory.swap", TextScan.FormatSize(total), line, FactStrength.Listed);
            }

            int last = values.LastIndexOf(' ');
            if (memory && values.Count(' ') >= 5 && TryFree(values[(last + 1)..], out double available))
            {
                facts.Add("memory.available", TextScan.FormatSize(available), line, FactStrength.Listed);
            }

            return;
        }

        int percent = text.IndexOf("% /", StringComparison.Ordinal);
        if (percent <= 0)
        {
            return;
        }

        ReadOnlySpan<char> mount = text[(percent + 2)..].Trim();
        ReadOnlySpan<char> columns = text[..percent];
        if (mount is "/dev/shm")
        {
            // Filesystem, size, used, available, share.
            int space = columns.IndexOf(' ');
            if (space > 0 && TextScan.TryReadSize(columns[space..].TrimStart(), out double size, out _))
            {
                facts.Add("memory.shm", TextScan.FormatSize(size * 1024), line, FactStrength.Listed);
            }
        }
        else if (mount is "/")
        {
            int end = columns.LastIndexOf(' ');
            ReadOnlySpan<char> rest = end > 0 ? columns[..end].TrimEnd() : [];
            if (TextScan.TryReadSize(rest[(rest.LastIndexOf(' ') + 1)..], out double free, out _))
            {
                facts.Add("disk.free", TextScan.FormatSize(free), line, FactStrength.Listed);
            }
        }
    }

    /// <summary>Reads a column of <c>free</c>: with a unit under -h, in KiB without one, in MiB under -m.</summary>
    private static bool TryFree(ReadOnlySpan<char> text, out double gibibytes)
    {
        if (TextScan.TryReadSize(text, out gibibytes, out _))
        {
            return true;
        }

        bool read = TextScan.TryReadNumber(text, out double number, out _);
        gibibytes = number / (number >= 4_000_000 ? 1024.0 * 1024 : 1024);
        return read && number >= 512;
    }

    private static void ReadAccelerator(ReadOnlySpan<char> text, in LogLine line, TextContext context, FactLedger facts)
    {
        int gfx = text.IndexOf("gfx", StringComparison.Ordinal);
        if (gfx >= 0 && TextScan.IsWordStart(text, gfx))
        {
            int end = gfx + 3;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end - gfx is >= 6 and <= 8 && char.IsAsciiDigit(text[gfx + 3]))
            {
                facts.Add("gpu.compute-capability", text[gfx..end], line.Number, context.InBlock(line) ? FactStrength.Listed : FactStrength.Printed);
                facts.Add("gpu.vendor", "amd", line.Number, FactStrength.Printed);
            }
        }

        int card = text.IndexOfCaseless("Card series:");
        if (card >= 0)
        {
            EnvironmentValues.Read(EnvironmentLabel.AmdCard, text[(card + 12)..].Trim(), line.Number, FactStrength.Listed, facts);
        }

        if (text.Contains("npu-smi", StringComparison.Ordinal))
        {
            context.OpenBlock(line.Number);
            facts.Add("gpu.vendor", "ascend", line.Number, FactStrength.Listed);
            After(text, "Version:", "driver.version", line.Number, FactStrength.Listed, facts);
        }
        else if (text[0] == '|' && context.InBlock(line) && text.Contains("910", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> row = text.Trim("| ");
            int bar = row.IndexOf('|');
            ReadOnlySpan<char> name = row[(row.IndexOf(' ') + 1)..(bar < 0 ? row.Length : Math.Max(bar, row.IndexOf(' ') + 1))].Trim();
            facts.Add("gpu.name", name.StartsWith("910") ? string.Concat("Ascend ", name) : null, line.Number, FactStrength.Listed);
        }
    }

    /// <summary>Reads the base images that carry CUDA: <c>nvidia/cuda:12.1.0-devel-ubuntu22.04</c>.</summary>
    private static void ReadImage(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int image = text.IndexOf("nvidia/cuda:", StringComparison.Ordinal);
        if (image >= 0 && TextScan.TryReadVersion(text[(image + 12)..], out string version, out _))
        {
            facts.Add("cuda.toolkit", version, line, FactStrength.Stated);
            facts.Add("os.container", "docker", line, FactStrength.Stated);
        }

        if (text.Contains("docker run", StringComparison.Ordinal) || text.Contains("docker-compose", StringComparison.Ordinal) || text.Contains("docker compose", StringComparison.Ordinal))
        {
            facts.Add("os.container", "docker", line, FactStrength.Stated);
        }
    }
}
