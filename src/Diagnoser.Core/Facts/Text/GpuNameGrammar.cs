using System.Diagnostics.CodeAnalysis;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>How names of GPUs are built, and the number words that stand in front of them.</summary>
internal static class GpuNameGrammar
{
    private static readonly string[] s_nameParts = ["Ti", "SUPER", "Laptop", "Mobile", "移动版", "笔记本", "Ada"];
    private static readonly string[] s_forms = ["-SXM4", "-SXM2", "-SXM3", "-SXM5", "-PCIE", "-PCI-E", "-SXM", "-NVL"];

    private static readonly WordTable<int> Numbers = new()
    {
        ["single"] = 1, ["one"] = 1, ["a"] = 1, ["an"] = 1, ["two"] = 2, ["dual"] = 2, ["double"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6,
        ["seven"] = 7, ["eight"] = 8, ["ten"] = 10, ["sixteen"] = 16,
    };

    /// <summary>Reads a name that starts with a run of letters and digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the run starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="name">The name without its maker.</param>
    /// <param name="stop">Where the name ends.</param>
    /// <param name="plain">Whether it needs words around it to count.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int start, int end, [NotNullWhen(true)] out string? name, out int stop, out bool plain)
    {
        ReadOnlySpan<char> run = text[start..end];
        name = null;
        stop = end;
        plain = false;
        if (run.StartsWith("RTX", StringComparison.OrdinalIgnoreCase) || run.StartsWith("GTX", StringComparison.OrdinalIgnoreCase))
        {
            return TryGeForce(text, start, out name, out stop);
        }

        if (run is "Quadro")
        {
            return QuadroNames.TryRead(text, end, out name, out stop);
        }

        if (run.Equals("Radeon", StringComparison.OrdinalIgnoreCase) || run.Equals("Vega", StringComparison.OrdinalIgnoreCase))
        {
            return RadeonNames.TryRead(text, end, isVega: run[0] is 'V' or 'v', out name, out stop);
        }

        if (run.Equals("Titan", StringComparison.OrdinalIgnoreCase) || run is "Jetson" or "Arc" or "Gaudi" or "Gaudi2" or "Gaudi3")
        {
            return TryNamed(text, start, end, out name, out stop);
        }

        if (char.IsAsciiDigit(run[0]) && TryBareNumber(text, start, end, out name, out stop))
        {
            plain = true;
            return true;
        }

        bool radeon = run.StartsWith("RX", StringComparison.OrdinalIgnoreCase) && (run.Length == 2 || char.IsAsciiDigit(run[2]));
        if (radeon && TryRadeon(text, start + 2, out name, out stop))
        {
            return true;
        }

        if (run.Length == 2 && run[0] is 'M' or 'm' && run[1] is >= '1' and <= '5')
        {
            ReadOnlySpan<char> rest = text[end..].TrimStart();
            string? grade = rest.StartsWith("Pro", StringComparison.OrdinalIgnoreCase) ? " Pro" : rest.StartsWith("Max", StringComparison.OrdinalIgnoreCase) ? " Max" : rest.StartsWith("Ultra", StringComparison.OrdinalIgnoreCase) ? " Ultra" : null;
            name = string.Concat("Apple M", run[1..], grade);

            // An m2 in small letters may be a disk in any machine.
            return run[0] is 'M' ? IsMac(text) || grade is " Pro" or " Max" or " Ultra" : IsNamedMac(text);
        }

        if (GpuModels.TryFind(run[^1] is 's' && run.Length > 2 && char.IsAsciiDigit(run[^2]) ? run[..^1] : run, out bool certain))
        {
            plain = !certain || char.IsAsciiLetterLower(run[0]);
            ReadOnlySpan<char> model = run[^1] is 's' && char.IsAsciiDigit(run[^2]) ? run[..^1] : run;
            int form = FormFactor(text[end..]);
            stop = end + form;
            name = run[0] is '9' or '3' ? "Ascend " + model.ToString().ToUpperInvariant()
                : run[0] is 'A' or 'a' && model.Length == 5 ? "RTX " + model.ToString().ToUpperInvariant()
                : run[0] is 'W' or 'w' ? "Radeon PRO " + model.ToString().ToUpperInvariant()
                : string.Concat(model.ToString().ToUpperInvariant(), text.Slice(end, form));
            return true;
        }

        return false;
    }

    /// <summary>Reads names that start with a word: <c>TITAN RTX</c>, <c>Jetson AGX Orin</c>, <c>Arc A770</c>, <c>Gaudi2</c>.</summary>
    private static bool TryNamed(ReadOnlySpan<char> text, int start, int end, [NotNullWhen(true)] out string? name, out int stop)
    {
        stop = end;
        name = null;
        bool arc = text[start..end] is "Arc";
        while (stop < text.Length && text[stop] == ' ')
        {
            int next = stop + 1;
            while (next < text.Length && char.IsAsciiLetterOrDigit(text[next]))
            {
                next++;
            }

            ReadOnlySpan<char> word = text[(stop + 1)..next];
            bool model = arc ? word is ['A' or 'B', >= '3' and <= '7', _, _, ..] : word is "RTX" or "Xp" or "X" or "V" or "AGX" or "Orin" or "Xavier" or "Nano" or "NX" or "Thor" or "TX2";
            if (!model)
            {
                break;
            }

            stop = next;
        }

        bool complete = stop > end || text[start..end].StartsWith("Gaudi", StringComparison.Ordinal) || text[start..end] is "Jetson";
        name = complete ? text[start..stop].ToString() : null;
        return name is not null;
    }

    /// <summary>Reads the number word that ends a text: <c>eight</c>, <c>a single</c>, <c>两</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="article">Whether it is only an article, which counts nothing by itself.</param>
    /// <returns>The number, or 0.</returns>
    public static int SpokenNumber(ReadOnlySpan<char> text, out bool article)
    {
        article = false;
        if (text.IsEmpty)
        {
            return 0;
        }

        int chinese = text[^1] switch { '单' => 1, '一' => 1, '双' or '两' or '二' => 2, '三' => 3, '四' => 4, '五' => 5, '六' => 6, '七' => 7, '八' => 8, '十' => 10, _ => 0 };
        if (chinese > 0)
        {
            return chinese;
        }

        int start = text.Length;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        ReadOnlySpan<char> word = text[start..];
        article = word.Length is 1 or 2;
        return word.Length is > 0 and <= 8 && Numbers.TryGetValue(word, out int number) ? number : 0;
    }

    private static bool TryGeForce(ReadOnlySpan<char> text, int start, [NotNullWhen(true)] out string? name, out int stop)
    {
        name = null;
        ReadOnlySpan<char> brand = text.Slice(start, 3).ToString().ToUpperInvariant();
        int at = start + 3;
        stop = at;
        at += at < text.Length && text[at] is ' ' or '-' or '_' ? 1 : 0;
        bool pro = at + 4 < text.Length && text[at..].StartsWith("PRO ", StringComparison.OrdinalIgnoreCase);
        at += pro ? 4 : 0;
        if (text[at..].StartsWith("TITAN X", StringComparison.OrdinalIgnoreCase) && TextScan.IsWordEnd(text, at + 7))
        {
            stop = at + 7;
            name = "GTX TITAN X";
            return true;
        }

        int from = at;
        at += at < text.Length && text[at] is 'A' or 'a' ? 1 : 0;
        int digits = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at - digits is < 3 or > 4)
        {
            return false;
        }

        string number = text[from..at].ToString().ToUpperInvariant();
        if (at < text.Length && text[at] is 'M' or 'm' && number.Length == 3 && TextScan.IsWordEnd(text, at + 1))
        {
            // Laptop parts up to the GTX 980M.
            number += "M";
            at++;
        }

        string? grade = Grade(text, ref at);
        stop = at;
        name = string.Concat(pro ? brand : BrandOf(number) ?? brand, pro ? " PRO " : " ", number, grade);
        return TextScan.IsWordEnd(text, at) || text[at] is 's' or 'S' or '_';
    }

    /// <summary>Reads the grade behind a number: <c>Ti</c>, <c>SUPER</c>, <c>D</c>, <c>Laptop</c>.</summary>
    private static string? Grade(ReadOnlySpan<char> text, ref int at)
    {
        string? grade = null;
        if (at < text.Length && text[at] is 'D' or 'd' && TextScan.IsWordEnd(text, at + 1))
        {
            at++;
            return " D";
        }

        if (at < text.Length && text[at] is 'S' && TextScan.IsWordEnd(text, at + 1))
        {
            // What shops and people call a SUPER card: 4080S.
            at++;
            return " SUPER";
        }

        foreach (string word in s_nameParts)
        {
            int from = at < text.Length && text[at] is ' ' or '-' ? at + 1 : at;
            if (text[Math.Min(from, text.Length)..].StartsWith(word, StringComparison.OrdinalIgnoreCase) && TextScan.IsWordEnd(text, from + word.Length))
            {
                grade += word is "Mobile" or "移动版" or "笔记本" ? " Laptop" : " " + word;
                at = from + word.Length;
            }
        }

        return grade;
    }

    /// <summary>Reads the cards that people call by their number alone: <c>3090</c>, <c>4090D</c>, <c>1080ti</c>, <c>7900XTX</c>.</summary>
    private static bool TryBareNumber(ReadOnlySpan<char> text, int start, int end, [NotNullWhen(true)] out string? name, out int stop)
    {
        name = null;
        stop = end;
        int at = start;
        while (at < end && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        ReadOnlySpan<char> number = text[start..at];
        string? brand = number.Length == 4 ? BrandOf(number) : null;
        if (brand is null)
        {
            return number is "6800" or "6900" or "7800" or "7900" or "9070" && TryRadeon(text, start, out name, out stop) && name.Contains("XT", StringComparison.Ordinal);
        }

        string? grade = Grade(text, ref at);
        bool plural = at < end && text[at] is 's' && at + 1 == end;
        if (at < end && !plural)
        {
            return false;
        }

        stop = Math.Max(at, plural ? end : at);
        name = string.Concat(brand, " ", number, grade);
        return true;
    }

    /// <summary>The brand of a GeForce card by its number, as people mix the two up: <c>RTX 1060</c> is a GTX 1060. Null if no GeForce card has the number.</summary>
    private static string? BrandOf(ReadOnlySpan<char> number) => number switch
    {
        "1050" or "1060" or "1070" or "1080" or "1630" or "1650" or "1660" => "GTX",
        "2060" or "2070" or "2080" or "3050" or "3060" or "3070" or "3080" or "3090" => "RTX",
        "4050" or "4060" or "4070" or "4080" or "4090" or "5050" or "5060" or "5070" or "5080" or "5090" => "RTX",
        _ => null,
    };

    private static bool TryRadeon(ReadOnlySpan<char> text, int at, [NotNullWhen(true)] out string? name, out int stop)
    {
        name = null;
        stop = at;
        at += at < text.Length && text[at] is ' ' or '-' ? 1 : 0;
        int digits = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at - digits is not (3 or 4))
        {
            return false;
        }

        ReadOnlySpan<char> number = text[digits..at];
        ReadOnlySpan<char> rest = text[at..].TrimStart();
        string? grade = rest.StartsWith("XTX", StringComparison.OrdinalIgnoreCase) ? " XTX" : rest.StartsWith("XT", StringComparison.OrdinalIgnoreCase) ? " XT" : rest.StartsWith("GRE", StringComparison.OrdinalIgnoreCase) ? " GRE" : null;
        stop = grade is null ? at : text.Length - rest.Length + grade.Length - 1;
        name = string.Concat("Radeon RX ", number, grade);
        return true;
    }

    /// <summary>The length of the form and memory that belong to a data-centre card's name: <c>-SXM4-80GB</c>, <c>-PCIE-40GB</c>.</summary>
    private static int FormFactor(ReadOnlySpan<char> text)
    {
        int length = 0;
        foreach (string form in s_forms)
        {
            if (text.StartsWith(form, StringComparison.OrdinalIgnoreCase))
            {
                length = form.Length;
                break;
            }
        }

        if (length > 0 && text[length..] is ['-', >= '0' and <= '9', ..] && TextScan.TryReadSize(text[(length + 1)..], out _, out int size))
        {
            length += 1 + size;
        }

        return length;
    }

    private static bool IsNamedMac(ReadOnlySpan<char> text) =>
        TextScan.ContainsAny(text, ["MacBook", "Mac mini", "Mac Studio", "iMac", "Apple"]) || TextScan.IndexOfWord(text, "mac") >= 0;

    private static bool IsMac(ReadOnlySpan<char> text) => TextScan.ContainsAny(text, ["Mac", "Apple", "Metal", "mps", "Darwin"]);
}
