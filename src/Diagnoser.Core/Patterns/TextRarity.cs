namespace Diagnoser.Core.Patterns;

/// <summary>Estimates how few lines have one of some texts, so that what is rare is looked for first. A poor estimate costs time and nothing else.</summary>
internal static class TextRarity
{
    /// <summary>Each letter more makes a text so much rarer.</summary>
    private const double SharePerLetter = 0.6;

    /// <summary>One or two letters stand in nearly every line, often several times.</summary>
    private const double CostOfFewLetters = 20;

    /// <summary>A sign of Chinese is as rare as so many letters.</summary>
    private const int LettersPerSign = 3;

    /// <summary>Words that reports are full of.</summary>
    private const string Common =
        "error|version|transformers|tokenizer|generation|parallel|runs|running|works|models|using|cuda|loading|memory|output|input|prompt|context|python|torch|llama|"
        + "vllm|qwen|ollama|server|files|batch|training|trained|finetune|fine|checkpoint|config|attention|flash|quantization|weights|tensor|cache|size|length|tokens|request|"
        + "message|images|process|worker|entire|the|and|you|your|are|for|how|what|that|this|with|without|from|not|only|all|after|before|one|two|code|text|build|release|"
        + "commit|found|expected|normal|correct|failed|failure|time|back|true|false|none|last|first|next|load|call|import|package|install|multiple|device|gpus|cpu|out|"
        + "has|have|does|when|then|than|same|new|user|think|turn|port|node|rank|data|loss|step|type|name|path|line|return|self|module|support|api|default|param";

    /// <summary>Of two sets of texts the one of which fewer lines have a text.</summary>
    /// <param name="left">A set, or null.</param>
    /// <param name="right">A set, or null.</param>
    /// <returns>That set without texts that hold others of it; null if neither can be looked for.</returns>
    public static IReadOnlyList<string>? Rarer(IReadOnlyList<string>? left, IReadOnlyList<string>? right)
    {
        double costOfLeft = Cost(left);
        double costOfRight = Cost(right);
        return double.IsInfinity(costOfLeft) && double.IsInfinity(costOfRight) ? null : Shortened(costOfLeft <= costOfRight ? left! : right!);
    }

    private static double Cost(IReadOnlyList<string>? texts)
    {
        if (texts is null || texts.Count == 0 || texts.Any(string.IsNullOrWhiteSpace))
        {
            return double.PositiveInfinity;
        }

        return Shortened(texts).Sum(CostOf);
    }

    private static double CostOf(string text)
    {
        int letters = text.Trim().Sum(character => char.IsAscii(character) ? 1 : LettersPerSign);
        return letters < 3 ? CostOfFewLetters / letters
            : Common.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase) ? 1
            : Math.Pow(SharePerLetter, letters);
    }

    private static List<string> Shortened(IReadOnlyList<string> texts) =>
        [.. texts.Where(text => !texts.Any(other => other.Length < text.Length && text.Contains(other, StringComparison.OrdinalIgnoreCase)))];
}
