using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the lines with which engines announce themselves: vLLM, llama.cpp, Ollama, NCCL.</summary>
internal sealed class EngineLineReader : IFactReader
{
    private static readonly string[] s_labels = ["build: ", "build = ", "version: "];

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text;
        long number = line.Number;
        Version(text, "API server version ", "vllm.version", number, facts);
        Version(text, "LLM engine (", "vllm.version", number, facts);
        Version(text, "ollama version is ", "ollama.version", number, facts);
        Version(text, "NCCL version ", "nccl.version", number, facts);
        ReadBuild(text, number, facts);
        if (context.Engines.WeightOf("llama.cpp") > 0)
        {
            ReadBuildMention(text, number, facts);
        }

        ReadDevices(text, number, context, facts);
        ReadGguf(text, number, context, facts);
        ReadOllama(text, number, facts);
    }

    private static void Version(ReadOnlySpan<char> text, string before, string key, long line, FactLedger facts)
    {
        int index = text.IndexOf(before, StringComparison.Ordinal);
        if (index >= 0 && TextScan.TryReadVersion(text[(index + before.Length)..].TrimStart(": "), out string version, out _) && version.Contains('.', StringComparison.Ordinal))
        {
            facts.Add(key, version, line, FactStrength.Printed);
        }
    }

    /// <summary>Reads llama.cpp's build: <c>build: 3265 (abcdef12) with cc …</c>, <c>main: build = 820 (20d7740)</c>, <c>version: 4020 (9f409893)</c>.</summary>
    private static void ReadBuild(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        foreach (string label in s_labels)
        {
            int index = text.IndexOf(label, StringComparison.Ordinal);
            if (index < 0 || !TextScan.IsWordStart(text, index))
            {
                continue;
            }

            ReadOnlySpan<char> rest = text[(index + label.Length)..];
            if (TextScan.TryReadNumber(rest, out double build, out int length) && rest[..length].IndexOf('.') < 0 && build is > 0 and < 100000 && rest[length..].StartsWith(" (") && rest[length..].IndexOf(')') is > 6 and < 46)
            {
                facts.Add("llama-cpp.version", rest[..length], line, FactStrength.Printed);
                return;
            }
        }
    }

    /// <summary>Reads how people name a build of llama.cpp: <c>b3505</c>, <c>build 3463</c>.</summary>
    private static void ReadBuildMention(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int at = 0;
        while (at < text.Length)
        {
            int index = text[at..].IndexOf('b');
            if (index < 0)
            {
                return;
            }

            index += at;
            at = index + 1;
            int digits = text[index..].StartsWith("build ", StringComparison.Ordinal) ? index + 6 : at;
            if (!TextScan.IsWordStart(text, index) || !TextScan.TryReadNumber(text[digits..], out _, out int length) || length is < 3 or > 5 || (length == 3 && digits == at))
            {
                continue;
            }

            int end = digits + length;
            if (TextScan.IsWordEnd(text, end) && (end >= text.Length || text[end] is not ('.' or '-' or '/') || end + 1 >= text.Length || !char.IsAsciiDigit(text[end + 1])))
            {
                facts.Add("llama-cpp.version", text[digits..end], line, FactStrength.Prose);
            }
        }
    }

    private static void ReadDevices(ReadOnlySpan<char> text, long line, TextContext context, FactLedger facts)
    {
        int found = text.IndexOf("found ", StringComparison.Ordinal);
        if (found >= 0 && TextScan.TryReadNumber(text[(found + 6)..], out double count, out int length) && count < 1024 && text[(found + 6 + length)..].Contains("devices", StringComparison.Ordinal))
        {
            facts.Add("gpu.count", count > 0 ? text.Slice(found + 6, length) : [], line, FactStrength.Printed);
        }

        int capability = text.IndexOfCaseless("compute capability");
        if (capability >= 0)
        {
            ReadOnlySpan<char> rest = text[(capability + 18)..].TrimStart(" :=of");
            if (rest is [>= '1' and <= '9', '.', >= '0' and <= '9', ..] or ['1', >= '0' and <= '9', '.', ..] && TextScan.TryReadNumber(rest, out _, out int taken))
            {
                facts.Add("gpu.compute-capability", rest[..taken], line, text.Contains("Device ", StringComparison.Ordinal) ? FactStrength.Printed : FactStrength.Hint);
            }
        }

        int device = text.IndexOf("Device ", StringComparison.Ordinal);
        if (device >= 0 && capability > device && text[(device + 7)..].IndexOf(':') is int colon and > 0 and < 4)
        {
            ReadOnlySpan<char> name = text[(device + 8 + colon)..capability].TrimEnd(", ");
            GpuNames.ReadDevice(name.Trim(), line, FactStrength.Printed, facts);
            context.NoteDevices(int.TryParse(text.Slice(device + 7, colon), out int index) ? index + 1 : 0, line);
        }

        int metal = text.IndexOf("GPU name:", StringComparison.Ordinal);
        if (metal >= 0)
        {
            GpuNames.ReadDevice(text[(metal + 9)..].Trim(), line, FactStrength.Printed, facts);
        }
    }

    /// <summary>Reads what llama.cpp prints of a model file.</summary>
    private static void ReadGguf(ReadOnlySpan<char> text, long line, TextContext context, FactLedger facts)
    {
        if (text.Contains("general.architecture", StringComparison.Ordinal))
        {
            facts.Add("model.type", After(text, "str", '='), line, FactStrength.Printed);
            facts.Add("model.file-format", "gguf", line, FactStrength.Printed);
        }
        else if ((text.Contains("ftype", StringComparison.Ordinal) || text.Contains("file type", StringComparison.Ordinal)) && After(text, "type", '=') is { IsEmpty: false } type)
        {
            int digit = type.IndexOfAnyInRange('1', '8');
            bool quantized = type.StartsWith("Q") || type.StartsWith("IQ") || type.StartsWith("mostly Q");
            facts.Add("model.quantization", quantized ? "gguf" : null, line, FactStrength.Printed);
            facts.Add("model.quantization.bits", quantized && digit is > 0 and < 10 ? type.Slice(digit, 1) : [], line, FactStrength.Printed);
        }
        else if (text.Contains("model params", StringComparison.Ordinal) && After(text, "params", '=') is { IsEmpty: false } size && TextScan.TryReadNumber(size, out double billions, out int length) && size[length..].TrimStart().StartsWith("B"))
        {
            facts.Add("model.size", billions > 0 ? size[..length] : [], line, FactStrength.Hint);
        }

        _ = context;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string label, char separator)
    {
        int index = text.IndexOf(label, StringComparison.Ordinal);
        int equals = index < 0 ? -1 : text[index..].IndexOf(separator);
        return equals < 0 ? [] : text[(index + equals + 1)..].Trim();
    }

    /// <summary>Reads Ollama's line about a GPU: <c>library=cuda compute=8.6 driver=12.2 name="NVIDIA …" total="11.8 GiB" available="11.1 GiB"</c>.</summary>
    private static void ReadOllama(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        if (!text.Contains("library=", StringComparison.Ordinal))
        {
            return;
        }

        ReadOnlySpan<char> library = Field(text, "library=");
        facts.Add("gpu.vendor", library.StartsWith("cuda") ? "nvidia" : library.StartsWith("rocm") ? "amd" : library.StartsWith("metal") ? "apple" : null, line, FactStrength.Printed);
        facts.Add("gpu.compute-capability", Field(text, "compute="), line, FactStrength.Printed);
        facts.Add("cuda.driver", library.StartsWith("cuda") ? Field(text, "driver=") : [], line, FactStrength.Printed);
        GpuNames.ReadDevice(Field(text, "name="), line, FactStrength.Printed, facts);
        if (library is "cpu")
        {
            return;
        }

        if (TextScan.TryReadSize(Field(text, "total="), out double total, out _))
        {
            facts.Add("gpu.memory.total", TextScan.FormatSize(total), line, FactStrength.Printed);
        }

        if (TextScan.TryReadSize(Field(text, "available="), out double available, out _))
        {
            facts.Add("gpu.memory.free", TextScan.FormatSize(available), line, FactStrength.Printed);
        }
    }

    private static ReadOnlySpan<char> Field(ReadOnlySpan<char> text, string label)
    {
        int index = text.IndexOf(label, StringComparison.Ordinal);
        if (index < 0)
        {
            return [];
        }

        ReadOnlySpan<char> rest = text[(index + label.Length)..];
        if (rest is ['"', ..])
        {
            int close = rest[1..].IndexOf('"');
            return close < 0 ? rest[1..] : rest.Slice(1, close);
        }

        int end = rest.IndexOf(' ');
        return end < 0 ? rest : rest[..end];
    }
}
