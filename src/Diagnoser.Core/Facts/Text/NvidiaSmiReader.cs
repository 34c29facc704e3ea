using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads what <c>nvidia-smi</c> prints, whole tables as well as single rows: the header with driver and CUDA version, a GPU's row with its
/// name, the row with its memory; further <c>nvidia-smi -L</c>, CSV queries and the rows of <c>nvidia-smi topo -m</c>.
/// </summary>
internal sealed class NvidiaSmiReader : IFactReader
{
    private static readonly string[] s_endings = ["Off", "On", "N/A", "WDDM", "TCC", "MCDM"];

    private int _highest = -1;

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (text.IsEmpty)
        {
            return;
        }

        if (text.Contains("NVIDIA-SMI", StringComparison.Ordinal) || (text.Contains("Driver Version:", StringComparison.Ordinal) && text.Contains("CUDA Version:", StringComparison.Ordinal)))
        {
            context.OpenBlock(line.Number);
            Version(text, "Driver Version:", "driver.version", line.Number, facts);
            Version(text, "CUDA Version:", "cuda.driver", line.Number, facts);
            facts.Add("gpu.vendor", "nvidia", line.Number, FactStrength.Listed);
        }
        else if (text[0] is '|' or '│')
        {
            ReadRow(text.Trim("|│ "), line.Number, context, facts);
        }
        else if (text.StartsWith("GPU", StringComparison.Ordinal))
        {
            ReadList(text, line.Number, context, facts);
        }
        else if (text.Contains("MiB", StringComparison.Ordinal) && text.Contains(','))
        {
            ReadQuery(text, line.Number, facts);
        }
    }

    private static void Version(ReadOnlySpan<char> text, string label, string key, long line, FactLedger facts)
    {
        int index = text.IndexOf(label, StringComparison.Ordinal);
        if (index >= 0 && TextScan.TryReadVersion(text[(index + label.Length)..].TrimStart(), out string version, out _))
        {
            facts.Add(key, version, line, FactStrength.Listed);
        }
    }

    private void ReadRow(ReadOnlySpan<char> row, long line, TextContext context, FactLedger facts)
    {
        int memory = row.IndexOf("MiB /", StringComparison.Ordinal);
        if (memory > 0)
        {
            ReadMemory(row, memory, line, facts);
            return;
        }

        // "0  NVIDIA A100-SXM4-80GB  On | 00000000:07:00.0 Off | 0": an index, a name, and the address of a bus.
        int bar = row.IndexOfAny('|', '│');
        if (bar < 0 || !char.IsAsciiDigit(row[0]) || !TextScan.TryReadNumber(row, out double index, out int length) || length > 3 || row[bar..].Count(':') < 2)
        {
            return;
        }

        ReadOnlySpan<char> name = row[length..bar].Trim();
        foreach (string ending in s_endings)
        {
            name = name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length].TrimEnd() : name;
        }

        if (name.Length >= 2 && char.IsAsciiLetter(name[0]))
        {
            context.OpenBlock(line);
            GpuNames.ReadDevice(name, line, FactStrength.Listed, facts);
            Count((int)index, line, facts);
        }
    }

    private static void ReadMemory(ReadOnlySpan<char> row, int memory, long line, FactLedger facts)
    {
        int start = row[..memory].LastIndexOfAny(" |") + 1;
        if (TextScan.TryReadNumber(row[start..], out double used, out _)
            && TextScan.TryReadSize(row[(memory + 5)..].TrimStart(), out double total, out _) && total > 0)
        {
            facts.Add("gpu.memory.total", TextScan.FormatSize(total), line, FactStrength.Listed);
            facts.Add("gpu.memory.free", TextScan.FormatSize(Math.Max(0, total - (used / 1024))), line, FactStrength.Hint);
        }
    }

    /// <summary>Reads <c>GPU 0: NVIDIA A100-SXM4-80GB (UUID: …)</c>, <c>GPU 0,1,2,3: NVIDIA H100</c> and the topology's header <c>GPU0 GPU1 …</c>.</summary>
    private void ReadList(ReadOnlySpan<char> text, long line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> rest = text[3..];
        if (rest is [>= '0' and <= '9', ..])
        {
            ReadTopology(text, line, facts);
            return;
        }

        int colon = rest.IndexOf(':');
        if (colon < 1 || rest[..colon].ContainsAnyExcept(CharacterSets.Indices) || rest[..colon].IndexOfAnyInRange('0', '9') < 0)
        {
            return;
        }

        int highest = -1;
        foreach (Range range in rest[..colon].SplitAny(", "))
        {
            highest = int.TryParse(rest[..colon][range], out int number) && number < 1024 ? Math.Max(highest, number) : highest;
        }

        ReadOnlySpan<char> name = rest[(colon + 1)..].Trim();
        int uuid = name.IndexOf("(UUID", StringComparison.Ordinal);
        name = uuid < 0 ? name : name[..uuid].TrimEnd();
        if (highest >= 0 && GpuNames.ReadDevice(name, line, FactStrength.Listed, facts))
        {
            context.OpenBlock(line);
            Count(highest, line, facts);
        }
    }

    private void ReadTopology(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int highest = -1;
        int columns = 0;
        foreach (Range range in text.SplitAny(" \t"))
        {
            ReadOnlySpan<char> word = text[range];
            if (word.StartsWith("GPU") && int.TryParse(word[3..], out int number) && number == columns)
            {
                highest = number;
                columns++;
            }
        }

        if (columns >= 2)
        {
            Count(highest, line, facts);
        }
    }

    /// <summary>Reads a row of <c>--query-gpu=name,memory.total,… --format=csv</c>.</summary>
    private static void ReadQuery(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int comma = text.IndexOf(',');
        ReadOnlySpan<char> name = text[..comma].Trim();
        if ((name.StartsWith("NVIDIA ") || name.StartsWith("Tesla ") || name.StartsWith("GeForce ") || name.StartsWith("Quadro ")) && GpuNames.ReadDevice(name, line, FactStrength.Listed, facts))
        {
            foreach (Range range in text.Split(','))
            {
                if (TextScan.TryReadSize(text[range].Trim(), out double size, out _) && size > 0.5)
                {
                    facts.Add("gpu.memory.total", TextScan.FormatSize(size), line, FactStrength.Listed);
                    return;
                }
            }
        }
    }

    private void Count(int index, long line, FactLedger facts)
    {
        if (index > _highest && index < 1024)
        {
            facts.Withdraw("gpu.count", FactStrength.Listed);
            _highest = index;
            facts.Add("gpu.count", TextScan.Format(index + 1), line, FactStrength.Listed);
        }
    }
}
