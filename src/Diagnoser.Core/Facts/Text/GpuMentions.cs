using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Finds GPUs in sentences and short values: <c>2x RTX 3090</c>, <c>4 张 A100 80G</c>, <c>8*A800</c>, <c>V100-32G</c>, <c>single 4090 with 24GB</c>,
/// <c>MacBook M2</c>; with their number and their memory where those are said.
/// </summary>
internal static class GpuMentions
{
    private static readonly string[] s_articles = [" a", " my", " one", " an", "用", "我的"];
    private static readonly string[] s_fillers = ["with", "PCIe", "PCIE", "SXM4", "SXM2", "SXM5", "SXM", "GPUs", "GPU", "Laptop", "cards", "card", "显卡", "显存", "NVL"];
    private static readonly string[] s_counters = ["x", "×", "*", "X"];
    private static readonly string[] s_cardWords = ["GPUs", "GPU", "cards", "卡", "张显卡", "块GPU", "张GPU"];

    private static readonly string[] Counters = ["x", "×", "*", "X", "张", "块", "卡", "个", "台", "片", "路", "颗"];

    private static readonly string[] Fillers = ["NVIDIA", "GeForce", "Tesla", "AMD", "Radeon", "Instinct", "Nvidia", "nvidia", "Quadro", "英伟达", "Ascend", "昇腾", "old", "of", "the", "my", "new", "local", "consumer", "用"];

    /// <summary>Words that let short or plain names such as T4, L4 or 3090 count as GPUs.</summary>
    private static readonly string[] Context =
    [
        "gpu", "nvidia", "tesla", "显卡", "卡", "张", "card", "vram", "显存", "rtx", "gtx", "geforce", "colab", "cuda", "graphic", "24g", "12g", "16g", "48g", "memory", "machine", "server", "机器", "服务器",
    ];

    /// <summary>Finds GPUs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    /// <param name="facts">Receives the facts.</param>
    /// <param name="announced">Whether a label says that GPUs follow.</param>
    /// <returns>Whether a GPU was found.</returns>
    public static bool Read(ReadOnlySpan<char> text, long line, FactStrength strength, FactLedger facts, bool announced)
    {
        bool found = false;
        bool? context = announced ? true : null;
        int at = 0;
        while (at < text.Length)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            int end = at + 1;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end - at <= 16 && (at == 0 || text[at - 1] is not ('_' or '/' or '\\' or '.')) && GpuNameGrammar.TryRead(text, at, end, out string? name, out int stop, out bool plain))
            {
                if (plain)
                {
                    context ??= TextScan.ContainsAny(text, Context);
                }

                if (!plain || context == true || HasCount(text, at, stop) || HasArticle(text[..at]))
                {
                    Found(text, at, stop, name, line, strength, facts);
                    found = true;
                    end = Math.Max(end, stop);
                }
            }

            at = end;
        }

        found |= ReadBareCount(text, line, found, facts);
        return found;
    }

    private static bool HasCount(ReadOnlySpan<char> text, int start, int stop) =>
        CountBefore(text[..start]) > 0 || CountBehind(text[stop..]) > 0;

    /// <summary>"On a 4090", "my 3090": nothing else with such a number has an article in front of it.</summary>
    private static bool HasArticle(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (string article in s_articles)
        {
            if (before.EndsWith(article, StringComparison.OrdinalIgnoreCase) || before.Equals(article.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Found(ReadOnlySpan<char> text, int start, int stop, string name, long line, FactStrength strength, FactLedger facts)
    {
        facts.Add("gpu.name", name, line, strength);
        GpuNames.ReadMemoryOf(name, line, strength, facts);
        facts.Add("gpu.vendor", GpuNames.VendorOf(name) ?? GpuNames.VendorOf(text[Math.Max(0, start - 12)..start]) ?? "nvidia", line, FactStrength.Prose);
        int count = CountBefore(text[..start]);
        ReadOnlySpan<char> behind = text[stop..];
        if (TryMemoryBehind(behind, out double size, out int length) || TryMemoryBefore(text[..start], out size))
        {
            behind = behind[length..];
            facts.Add("gpu.memory.total", TextScan.FormatSize(size), line, strength);
        }

        count = count > 0 ? count : CountBehind(behind);
        if (count > 0)
        {
            facts.Add("gpu.count", TextScan.Format(count), line, strength);
        }
    }

    /// <summary>Reads the memory behind a name: <c> 80G</c>, <c>-32GB</c>, <c>(40GB)</c>, <c> with 24GB</c>, <c> PCIe 80GB</c>.</summary>
    private static bool TryMemoryBehind(ReadOnlySpan<char> text, out double size, out int length)
    {
        size = 0;
        length = 0;
        int at = 0;
        for (int words = 0; words < 3 && at < text.Length; words++)
        {
            while (at < text.Length && text[at] is ' ' or '-' or '_' or '(' or '（' or ':' or '：' or 's' or ',')
            {
                at++;
            }

            if (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                length = at;
                bool read = TextScan.TryReadSize(text[at..], out size, out int taken) && size is >= 2 and <= 512 && at <= 24;
                length = read ? at + taken : 0;
                while (read && length < text.Length && text[length] is ')' or '）')
                {
                    length++;
                }

                return read;
            }

            int skipped = 0;
            foreach (string filler in s_fillers)
            {
                if (text[at..].StartsWith(filler, StringComparison.OrdinalIgnoreCase))
                {
                    skipped = filler.Length;
                    break;
                }
            }

            if (skipped == 0)
            {
                return false;
            }

            at += skipped;
        }

        return false;
    }

    /// <summary>Reads the memory in front of a name: <c>24 GB RTX 3090</c>, <c>80G的A100</c>.</summary>
    private static bool TryMemoryBefore(ReadOnlySpan<char> text, out double size)
    {
        size = 0;
        ReadOnlySpan<char> rest = TrimFillers(text).TrimEnd("的 ");
        int start = SizeStart(rest);
        return start >= 0 && TextScan.TryReadSize(rest[start..], out size, out _) && size is >= 2 and <= 512;
    }

    /// <summary>Where an amount of memory that ends a text starts, or -1.</summary>
    private static int SizeStart(ReadOnlySpan<char> text)
    {
        int unit = text.Length;
        while (unit > 0 && char.IsAsciiLetter(text[unit - 1]))
        {
            unit--;
        }

        if (text[unit..] is not ("G" or "GB" or "GiB" or "g" or "gb"))
        {
            return -1;
        }

        int digits = text[..unit].TrimEnd().Length;
        int start = digits;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        return start < digits ? start : -1;
    }

    private static ReadOnlySpan<char> TrimFillers(ReadOnlySpan<char> text)
    {
        bool again = true;
        while (again)
        {
            again = false;
            text = text.TrimEnd(" -\t");
            foreach (string filler in Fillers)
            {
                if (text.EndsWith(filler, StringComparison.Ordinal) && TextScan.IsWordStart(text, text.Length - filler.Length))
                {
                    text = text[..^filler.Length].TrimEnd();
                    again = true;
                }
            }
        }

        return text;
    }

    /// <summary>Reads how many GPUs are said in front of a name: <c>2x</c>, <c>4 张</c>, <c>eight</c>, <c>单</c>.</summary>
    private static int CountBefore(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = TrimFillers(text);
        int memory = SizeStart(rest.TrimEnd("的"));
        rest = memory >= 0 ? TrimFillers(rest[..memory]) : rest;
        bool counter = false;
        foreach (string word in Counters)
        {
            if (rest.EndsWith(word, StringComparison.Ordinal) && (word is not ("x" or "X") || (rest.Length > 1 && (rest[^2] == ' ' || char.IsAsciiDigit(rest[^2])))))
            {
                rest = rest[..^word.Length].TrimEnd();
                counter = true;
                break;
            }
        }

        int start = rest.Length;
        while (start > 0 && char.IsAsciiDigit(rest[start - 1]))
        {
            start--;
        }

        if (start < rest.Length)
        {
            return rest.Length - start <= 3 && int.TryParse(rest[start..], out int number) && number is > 0 and <= 512 && IsFreeNumber(rest[..start], counter) ? number : 0;
        }

        int spoken = GpuNameGrammar.SpokenNumber(rest, out bool article);
        return article && !counter ? 0 : spoken;
    }

    /// <summary>Whether a number counts: not the index in "GPU 0" and not the end of a version or another number.</summary>
    private static bool IsFreeNumber(ReadOnlySpan<char> before, bool counter)
    {
        ReadOnlySpan<char> word = before.TrimEnd();
        return !(before.EndsWith(".") || before.EndsWith("-") || before.EndsWith("v") || (before.Length > 0 && char.IsAsciiLetter(before[^1])))
            && (counter || !TextScan.ContainsAny(word[Math.Max(0, word.Length - 8)..], ["gpu", "device", "step", "rank", "cuda", "version", "#", "line"]));
    }

    private static int CountBehind(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" s)）");
        foreach (string counter in s_counters)
        {
            if (text.StartsWith(counter, StringComparison.Ordinal))
            {
                ReadOnlySpan<char> rest = text[1..].TrimStart();
                return TextScan.TryReadNumber(rest, out double number, out int length) && length <= 3 && number is > 0 and <= 512 && TextScan.IsWordEnd(rest, length) ? (int)number : 0;
            }
        }

        return 0;
    }

    /// <summary>Reads a number of GPUs without a name: <c>8 GPUs</c>, <c>seven GPUs</c>, <c>单卡</c>, <c>8卡</c>.</summary>
    private static bool ReadBareCount(ReadOnlySpan<char> text, long line, bool named, FactLedger facts)
    {
        foreach (string word in s_cardWords)
        {
            int index = text.IndexOfCaseless(word);
            if (index <= 0 || (word == "卡" && index + 1 < text.Length && text[index + 1] is '死' or '住' or '在' or '顿' or '了') || (char.IsAscii(word[0]) && !TextScan.IsWordEnd(text, index + word.Length)))
            {
                continue;
            }

            int count = CountBefore(text[..index]);
            bool vague = count == 1 && TextScan.IndexOfWord(text[Math.Max(0, index - 8)..index], "one") >= 0;
            if (count > 0 && !vague)
            {
                facts.Add("gpu.count", TextScan.Format(count), line, named ? FactStrength.Hint : FactStrength.Prose);
                return false;
            }
        }

        return false;
    }
}
