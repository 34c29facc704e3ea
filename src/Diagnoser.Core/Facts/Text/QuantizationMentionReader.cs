using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Reads the quantization that a sentence says the model has, where no model's name carries it: "quantized to Q2_K", "the AWQ model", "GPTQ量化".
/// A sentence that names two methods or two sizes compares them and states none.
/// </summary>
internal sealed class QuantizationMentionReader : IFactReader
{
    private static readonly string[] Methods = ["awq", "gptq"];

    private static readonly string[] Before = ["with", "using", "use", "in", "to", "by", "an", "a", "the", "my", "this", "用", "使用", "量化为", "量化成"];

    private static readonly string[] After = ["model", "quant", "version", "checkpoint", "weights", "file", "variant", "模型", "量化", "版", "权重"];

    private static readonly string[] Without = ["not ", "non-", "without", "instead of", "rather than", "不用", "没有"];

    /// <summary>What is said of the weights that are all right, and thus are not those in question.</summary>
    private static readonly string[] Fine = [" works", " is fine", " is ok", "正常", "没问题"];

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        if (line.Role is not (LineRole.Prose or LineRole.Heading))
        {
            return;
        }

        char bits = GgufBitsIn(line.Text, out bool several);
        string? method = null;
        foreach (string word in Methods)
        {
            int at = TextScan.IndexOfWord(line.Text, word);
            if (at < 0)
            {
                continue;
            }

            if (method is not null || bits != '\0' || several)
            {
                return;
            }

            method = word;
            if (!IsStated(line.Text, at, at + word.Length))
            {
                return;
            }
        }

        if (method is not null)
        {
            facts.Add("model.quantization", method, line.Number, FactStrength.Prose);
        }
        else if (bits != '\0' && !several)
        {
            facts.Add("model.quantization", "gguf", line.Number, FactStrength.Prose);
            facts.Add("model.quantization.bits", [bits], line.Number, FactStrength.Prose);
        }
    }

    private static bool IsStated(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> before = text[..start].TrimEnd(" -`*(");
        ReadOnlySpan<char> after = text[end..].TrimStart(" -`*)");
        ReadOnlySpan<char> near = text[Math.Max(0, start - 16)..start];
        return !TextScan.ContainsAny(near, Without) && !TextScan.ContainsAny(after[..Math.Min(after.Length, 24)], Fine) && (TextScan.EndsWithAny(before, Before) || Starts(after));
    }

    private static bool Starts(ReadOnlySpan<char> text)
    {
        foreach (string word in After)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The digit of the one size of GGUF types (Q4_K_M, IQ2_XS) that a sentence names; NUL if it names none.</summary>
    private static char GgufBitsIn(ReadOnlySpan<char> text, out bool several)
    {
        char found = '\0';
        several = false;
        for (int at = 0; at + 3 < text.Length; at++)
        {
            int letter = text[at] is 'i' or 'I' ? at + 1 : at;
            if (text[letter] is 'q' or 'Q' && TextScan.IsWordStart(text, at) && letter + 3 < text.Length && text[letter + 1] is >= '1' and <= '8' && text[letter + 2] == '_' && char.IsAsciiLetterOrDigit(text[letter + 3]))
            {
                several |= found != '\0' && found != text[letter + 1];
                found = text[letter + 1];
                at = letter + 3;
            }
        }

        return found;
    }
}
