namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// Recognizes the family of a chat template by its markers and says with which token it ends a turn. The markers are those of the models'
/// own templates, as published in their tokenizer_config.json on huggingface.co.
/// </summary>
internal static class ChatTemplate
{
    /// <summary>Families with the marker that tells them and the token that ends a turn; null where that is the tokenizer's own end of text.</summary>
    private static readonly (string Family, string Marker, string? End)[] Families =
    [
        ("chatml", "<|im_start|>", "<|im_end|>"),
        ("llama-3", "<|start_header_id|>", "<|eot_id|>"),
        ("llama-4", "<|header_start|>", "<|eot|>"),
        ("gemma", "<start_of_turn>", "<end_of_turn>"),
        ("harmony", "<|channel|>", "<|return|>"),
        ("deepseek", "<｜User｜>", null),
        ("deepseek", "<｜Assistant｜>", null),
        ("command-r", "<|START_OF_TURN_TOKEN|>", "<|END_OF_TURN_TOKEN|>"),
        ("llama-2", "<<SYS>>", null),
        ("mistral", "[INST]", null),
        ("phi", "<|end|>", "<|end|>"),
        ("chatglm", "[gMASK]", "<|user|>"),
        ("zephyr", "<|user|>", null),
        ("alpaca", "### Instruction", null),
        ("vicuna", "USER:", null),
    ];

    public static string? FamilyOf(string? template) => Find(template).Family;

    /// <summary>The token with which a template ends a turn; null where it takes the tokenizer's end of text, or is not known.</summary>
    public static string? EndOf(string? template) => Find(template).End;

    /// <summary>The markers in a template that have to be tokens: those between <c>&lt;|</c> and <c>|&gt;</c>, and Gemma's.</summary>
    public static IReadOnlyList<string> Markers(string? template)
    {
        if (template is null)
        {
            return [];
        }

        List<string> markers = [];
        int at = 0;
        while (markers.Count < 200 && (at = template.IndexOf('<', at)) >= 0)
        {
            int length = LengthOfMarker(template.AsSpan(at));
            if (length > 0 && !markers.Contains(template.Substring(at, length)))
            {
                markers.Add(template.Substring(at, length));
            }

            at += Math.Max(1, length);
        }

        return markers;
    }

    private static int LengthOfMarker(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("<start_of_turn>", StringComparison.Ordinal))
        {
            return "<start_of_turn>".Length;
        }

        if (text.StartsWith("<end_of_turn>", StringComparison.Ordinal))
        {
            return "<end_of_turn>".Length;
        }

        if (text.Length < 5 || text[1] is not ('|' or '｜'))
        {
            return 0;
        }

        for (int index = 2; index < Math.Min(text.Length - 1, 48); index++)
        {
            if (text[index] == text[1] && text[index + 1] == '>')
            {
                return index + 2;
            }

            if (!char.IsLetterOrDigit(text[index]) && text[index] is not ('_' or '-' or '▁'))
            {
                return 0;
            }
        }

        return 0;
    }

    private static (string? Family, string? End) Find(string? template)
    {
        foreach ((string family, string marker, string? end) in Families)
        {
            if (template is not null && template.Contains(marker, StringComparison.Ordinal))
            {
                return (family, end);
            }
        }

        return (null, null);
    }
}
