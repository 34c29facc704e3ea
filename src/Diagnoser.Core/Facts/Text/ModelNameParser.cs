using System.Globalization;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Finds model names and takes them apart: family, size, variant, quantization, file format. It knows forms such as
/// <c>Qwen/Qwen1.5-14B-Chat-GPTQ-Int4</c>, <c>deepseek-r1:70b</c>, <c>llama-2-7b-chat.Q4_K_M.gguf</c>, <c>CodeLlama 34b instruct</c>.
/// </summary>
public sealed class ModelNameParser
{
    private const int LongestName = 160;
    private readonly ModelFamilyTable _families;

    /// <summary>Makes a parser.</summary>
    /// <param name="families">The families that it knows.</param>
    public ModelNameParser(ModelFamilyTable families) => _families = families;

    /// <summary>Reads a text as one model's name, as it stands behind <c>--model</c> or in a configuration.</summary>
    /// <param name="text">The name, or a path to the model.</param>
    /// <returns>The name with what it says; its family is null if it is of no known family.</returns>
    public ModelName? Parse(ReadOnlySpan<char> text)
    {
        text = TextScan.Unwrap(text);
        if (text.IsEmpty || text.Length > 400)
        {
            return null;
        }

        if (TryFind(text, 0, out ModelName? found, out _))
        {
            return found;
        }

        ReadOnlySpan<char> name = ModelNameExtent.NameOf(text.TrimEnd("/\\"), text.TrimEnd("/\\").Length - 1);
        return name.IsEmpty || name.Length > LongestName ? null : Describe(name, null, 0, 0);
    }

    /// <summary>Finds the next model name of a known family.</summary>
    /// <param name="text">The text, as a rule one line.</param>
    /// <param name="from">Where to start.</param>
    /// <param name="found">The name.</param>
    /// <param name="end">Where to go on.</param>
    internal bool TryFind(ReadOnlySpan<char> text, int from, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ModelName? found, out int end)
    {
        end = from;
        found = null;
        while (end < text.Length)
        {
            int stem = _families.IndexOfStem(text[end..]);
            if (stem < 0)
            {
                return false;
            }

            int position = end + stem;
            end = position + 1;
            ModelFamily? family = position == 0 || !char.IsAsciiLetterOrDigit(text[position - 1]) ? _families.Match(text, position, out int length) : Skip(out length);
            if (family is null)
            {
                continue;
            }

            ReadOnlySpan<char> extent = ModelNameExtent.Around(text, position, length, out int start);
            end = Math.Max(end, start + extent.Length);
            if (extent.IsEmpty || extent.Length > LongestName)
            {
                continue;
            }

            ModelName name = Describe(extent, family, position - start, length);
            // "modeling_llama", "llama_model_loader", "models.qwen2.modeling": identifiers of code, unless a size shows that a model is meant.
            int behind = position + length;
            bool glued = (position > 0 && text[position - 1] is '_' or '.') || (behind < text.Length && (text[behind] is '_' or '(' or '[' || (text[behind] == '.' && behind + 1 < text.Length && char.IsAsciiLetter(text[behind + 1]) && name.FileFormat is null)));
            bool folder = position > 0 && text[position - 1] is '/' or '\\' && name.Name.Length == length && name.Detail <= 2 && !family.Name.AsSpan().ContainsAnyInRange('0', '9');
            // The folder of a downloaded or checked-out program: "llama-main", "Qwen-master".
            bool program = extent.EndsWith("-main", StringComparison.OrdinalIgnoreCase) || extent.EndsWith("-master", StringComparison.OrdinalIgnoreCase);
            if ((family.NeedsSize || glued || folder || program) && name.Size is null)
            {
                continue;
            }

            found = name;
            return true;
        }

        return false;
    }

    private static ModelFamily? Skip(out int length)
    {
        length = 0;
        return null;
    }

    private static ModelName Describe(ReadOnlySpan<char> name, ModelFamily? family, int familyStart, int familyLength)
    {
        NameTokens tokens = default;
        tokens.Read(name[..Math.Clamp(familyStart, 0, name.Length)], family);
        tokens.Read(name[Math.Min(name.Length, familyStart + familyLength)..], family);
        string? format = FormatOf(name);
        return new ModelName
        {
            Name = name.ToString(),
            Family = family?.NameFor(tokens.Size),
            Size = tokens.Size,
            Variants = tokens.Variants ?? [],
            Quantization = tokens.Quantization ?? (format == "gguf" ? "gguf" : null),
            Bits = tokens.Bits,
            FileFormat = format,
        };
    }

    private static string? FormatOf(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0 ? null : name[(dot + 1)..] switch
        {
            "gguf" => "gguf",
            "ggml" => "ggml",
            "safetensors" => "safetensors",
            "bin" => "bin",
            "pth" or "pt" => "pth",
            _ => null,
        };
    }

    /// <summary>What the words of a name say.</summary>
    private struct NameTokens
    {
        public string? Size;
        public string? Quantization;
        public string? Bits;
        public List<string>? Variants;

        public void Read(ReadOnlySpan<char> text, ModelFamily? family)
        {
            int at = 0;
            Span<char> lower = stackalloc char[24];
            while (at < text.Length)
            {
                int start = at;
                while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (text[at] == '.' && at > start && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
                {
                    at++;
                }

                if (at > start && at - start <= 24)
                {
                    int length = text[start..at].ToLowerInvariant(lower);
                    Take(lower[..length], family);
                }

                at = at == start ? at + 1 : at;
            }
        }

        private void Take(ReadOnlySpan<char> token, ModelFamily? family)
        {
            if (Size is null && TrySize(token, family, out string? size))
            {
                Size = size;
                return;
            }

            if (VariantOf(token) is { } variant)
            {
                Variants ??= [];
                if (!Variants.Contains(variant))
                {
                    Variants.Add(variant);
                }

                return;
            }

            (string? method, string? bits) = QuantizationOf(token);
            Quantization = method is null || Quantization is not (null or "int2" or "int3" or "int4" or "int8") ? Quantization : method;
            Bits ??= bits;
        }
    }

    private static bool TrySize(ReadOnlySpan<char> token, ModelFamily? family, out string? size)
    {
        size = null;
        if (token.Length < 2 || token[^1] is not ('b' or 'm') || !char.IsAsciiDigit(token[0]))
        {
            return false;
        }

        if (family is not null && family.Sizes.TryGetValue(token.ToString(), out size))
        {
            return true;
        }

        ReadOnlySpan<char> digits = token[..^1];
        double factor = 1;
        int times = digits.IndexOf('x');
        if (times > 0)
        {
            if (!TextScan.TryReadNumber(digits[..times], out factor, out int length) || length != times)
            {
                return false;
            }

            digits = digits[(times + 1)..];
        }

        if (!TextScan.TryReadNumber(digits, out double number, out int read) || read != digits.Length || number == 0)
        {
            return false;
        }

        double billions = number * factor / (token[^1] == 'm' ? 1000 : 1);
        if (billions is < 0.01 or > 5000 || (token[^1] == 'm' && digits.Length < 2))
        {
            return false;
        }

        size = billions.ToString("0.###", CultureInfo.InvariantCulture);
        return true;
    }

    private static string? VariantOf(ReadOnlySpan<char> token) => token switch
    {
        "instruct" or "instruction" or "inst" or "it" => "instruct",
        "chat" => "chat",
        "base" => "base",
        "coder" or "code" => "coder",
        "vl" or "vision" => "vl",
        "math" => "math",
        "reasoning" or "thinking" or "reasoner" => "reasoning",
        _ => null,
    };

    private static (string? Method, string? Bits) QuantizationOf(ReadOnlySpan<char> token) => token switch
    {
        "gptq" => ("gptq", null),
        "awq" => ("awq", null),
        "gguf" => ("gguf", null),
        "ggml" or "ggmlv3" => ("ggml", null),
        "exl2" => ("exl2", null),
        "bnb" => ("bnb-4bit", null),
        "int2" => ("int2", "2"),
        "int3" => ("int3", "3"),
        "int4" => ("int4", "4"),
        "int8" => ("int8", "8"),
        "2bit" or "3bit" or "4bit" or "5bit" or "6bit" or "8bit" => (null, token[..1].ToString()),
        "nf4" => ("bnb-4bit", "4"),
        "fp8" => ("fp8", "8"),
        "fp4" => ("fp4", "4"),
        "nvfp4" => ("nvfp4", "4"),
        "mxfp4" => ("mxfp4", "4"),
        "w4a16" => ("w4a16", "4"),
        "w8a8" => ("w8a8", "8"),
        "w8a16" => ("w8a16", "8"),
        ['q', >= '1' and <= '8'] => ("gguf", token[1..2].ToString()),
        ['i', 'q', >= '1' and <= '4'] => ("gguf", token[2..3].ToString()),
        _ => (null, null),
    };
}
