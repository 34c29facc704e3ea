using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the precision that a sentence says the model runs in: "in float16", "using bf16", "用 fp16". A sentence that compares two states none.</summary>
internal sealed class DtypeMentionReader : IFactReader
{
    private static readonly (string Word, string Dtype)[] Words =
        [("bfloat16", "bfloat16"), ("bf16", "bfloat16"), ("float16", "float16"), ("fp16", "float16"), ("half precision", "float16")];

    private static readonly string[] Before = ["in", "with", "using", "use", "used", "uses", "用", "使用", "采用", "以"];

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        if (line.Role is not (LineRole.Prose or LineRole.Heading))
        {
            return;
        }

        string? named = null;
        bool used = false;
        foreach ((string word, string dtype) in Words)
        {
            int at = TextScan.IndexOfWord(line.Text, word);
            if (at < 0)
            {
                continue;
            }

            if (named is not null && named != dtype)
            {
                return;
            }

            named = dtype;
            used |= IsUsed(line.Text[..at]);
        }

        if (used)
        {
            facts.Add("model.dtype", named, line.Number, FactStrength.Prose);
        }
    }

    private static bool IsUsed(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        before = before.EndsWith("torch.") ? before[..^6].TrimEnd() : before;
        return TextScan.EndsWithAny(before, Before);
    }
}
