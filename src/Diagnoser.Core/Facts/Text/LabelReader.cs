using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads lines of the form <c>label: value</c>: torch.utils.collect_env, vLLM's and SGLang's environment reports, <c>transformers env</c>,
/// LLaMA-Factory's and lmdeploy's, and the fields that issue templates ask for.
/// </summary>
internal sealed class LabelReader : IFactReader
{
    private static readonly string[] s_endings = [" version", " Version", "版本", " 版本", "版本号", "_version"];

    private const int LongestLabel = 72;
    private bool _cudnnFollows;

    /// <summary>Whether the next line may go on with what the last one began.</summary>
    public bool Continues => _cudnnFollows;

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text;
        if (_cudnnFollows)
        {
            ReadLibraryPath(text, line.Number, facts);
        }

        int colon = text[..Math.Min(text.Length, LongestLabel)].IndexOfAny(':', '：');
        int equals = colon < 0 ? text[..Math.Min(text.Length, LongestLabel)].IndexOf('=') : -1;
        if (colon <= 0 && equals <= 0)
        {
            ReadDotted(text, line.Number, context, facts);
            return;
        }

        int split = colon > 0 ? colon : equals;
        ReadOnlySpan<char> label = CleanLabel(text[..split]);
        ReadOnlySpan<char> value = TextScan.Unwrap(text[(split + 1)..]);
        if (label.Length is < 2 or > 64 || IsAbsent(value, label))
        {
            return;
        }

        EnvironmentLabel kind = EnvironmentLabels.Find(label);
        if (kind == EnvironmentLabel.Unknown)
        {
            ReadVersionLabel(label, value, line, context, facts);
            return;
        }

        if (EnvironmentLabels.OpensBlock(kind, label))
        {
            context.OpenBlock(line.Number);
        }

        EnvironmentValues.Read(kind, value, line.Number, context.StrengthOf(line), facts);
        _cudnnFollows = kind == EnvironmentLabel.Cudnn;
    }

    private static ReadOnlySpan<char> CleanLabel(ReadOnlySpan<char> label)
    {
        label = label.Trim(" \t-*>|#`\"'•·[]");
        int number = 0;
        while (number < label.Length && char.IsAsciiDigit(label[number]))
        {
            number++;
        }

        return number > 0 && number < label.Length && label[number] is '.' or '、' or ')' ? label[(number + 1)..].TrimStart() : label;
    }

    private static bool IsAbsent(ReadOnlySpan<char> value, ReadOnlySpan<char> label) =>
        (value.IsEmpty && !label.StartsWith("GPU models", StringComparison.OrdinalIgnoreCase) && !label.StartsWith("cuDNN", StringComparison.OrdinalIgnoreCase))
        || value.StartsWith("N/A", StringComparison.OrdinalIgnoreCase) || value.StartsWith("Could not collect", StringComparison.OrdinalIgnoreCase) || value.StartsWith("Not Found", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("not installed", StringComparison.OrdinalIgnoreCase) || value.StartsWith("<fill in", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>`transformers` version: 4.31.0</c>, <c>vLLM Version: 0.6.3</c>, <c>sglang: 0.3.5</c>.</summary>
    private static void ReadVersionLabel(ReadOnlySpan<char> label, ReadOnlySpan<char> value, in LogLine line, TextContext context, FactLedger facts)
    {
        if (!TextScan.TryReadVersion(value, out string version, out int length) || !version.Contains('.', StringComparison.Ordinal))
        {
            return;
        }

        ReadOnlySpan<char> name = label;
        bool versioned = false;
        foreach (string ending in s_endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                name = name[..^ending.Length].Trim(" `*'\"");
                versioned = true;
            }
        }

        string? package = PackageWords.Find(name);
        bool whole = length == value.Length || value[length] is ' ' or '(' or ',' or '@' or '/';
        if (package is null && versioned && context.InBlock(line) && name.Length > 2 && !name.ContainsAny(" ()/:") && char.IsAsciiLetter(name[0]))
        {
            package = FactKeys.NormalizePackage(name.ToString());
        }

        if (package is null || !whole || value.StartsWith("V", StringComparison.Ordinal))
        {
            return;
        }

        PackageWords.State(package, version, line.Number, context.StrengthOf(line), facts);
        ReadParenthesis(package, value[length..], line.Number, facts);
    }

    private static void ReadParenthesis(string package, ReadOnlySpan<char> rest, long line, FactLedger facts)
    {
        if (package == "torch" && rest.Length < 24)
        {
            facts.Add("torch.cuda-available", rest.Contains("(True)", StringComparison.Ordinal) || rest.Contains("(GPU)", StringComparison.Ordinal) ? "true" : rest.Contains("(False)", StringComparison.Ordinal) ? "false" : null, line, FactStrength.Printed);
        }
    }

    /// <summary>Reads DeepSpeed's report: <c>torch version .................... 2.1.2+cu121</c>.</summary>
    private static void ReadDotted(ReadOnlySpan<char> text, long line, TextContext context, FactLedger facts)
    {
        int dots = text.IndexOf(" ....", StringComparison.Ordinal);
        if (dots < 0)
        {
            return;
        }

        ReadOnlySpan<char> label = text[..dots].Trim();
        ReadOnlySpan<char> value = text[dots..].TrimStart(" .").Trim();
        switch (label)
        {
            case "torch version":
                context.OpenBlock(line);
                PackageVersionOf("torch", value, line, facts);
                break;
            case "torch cuda version" when TextScan.TryReadVersion(value, out string cuda, out _):
                facts.Add("torch.cuda", cuda, line, FactStrength.Listed);
                break;
            case "torch hip version" when TextScan.TryReadVersion(value, out string rocm, out _):
                facts.Add("torch.rocm", rocm, line, FactStrength.Listed);
                break;
            case "nvcc version" when TextScan.TryReadVersion(value, out string toolkit, out _):
                facts.Add("cuda.toolkit", toolkit, line, FactStrength.Listed);
                break;
            case "deepspeed info":
                PackageVersionOf("deepspeed", value, line, facts);
                break;
            case "shared memory (/dev/shm) size" when TextScan.TryReadSize(value, out double size, out _):
                facts.Add("memory.shm", TextScan.FormatSize(size * 1024), line, FactStrength.Listed);
                break;
        }
    }

    private static void PackageVersionOf(string package, ReadOnlySpan<char> value, long line, FactLedger facts)
    {
        if (TextScan.TryReadVersion(value, out string version, out _))
        {
            PackageFacts.State(package, version, line, FactStrength.Listed, facts);
        }
    }

    /// <summary>collect_env lists the paths of cuDNN below its label: <c>/usr/lib/x86_64-linux-gnu/libcudnn.so.8.9.2</c>.</summary>
    private void ReadLibraryPath(ReadOnlySpan<char> text, long line, FactLedger facts)
    {
        int index = text.IndexOf("libcudnn.so.", StringComparison.Ordinal);
        _cudnnFollows = index >= 0;
        if (index >= 0 && TextScan.TryReadVersion(text[(index + 12)..], out string version, out _))
        {
            facts.Add("cudnn.version", version, line, FactStrength.Listed);
            _cudnnFollows = false;
        }
    }
}
