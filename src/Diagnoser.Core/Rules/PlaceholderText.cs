using System.Text;

namespace Diagnoser.Core.Rules;

/// <summary>
/// Fills <c>{name}</c> and <c>{name|fallback}</c> in a rule's words from captured groups and facts. In an explanation a sentence whose
/// placeholder is unknown is dropped; in a command it becomes <c>&lt;name&gt;</c>, for the person to fill in.
/// </summary>
public static class PlaceholderText
{
    /// <summary>Fills an explanation.</summary>
    /// <param name="template">The words.</param>
    /// <param name="valueOf">Gives the value of a name, or null if it is unknown.</param>
    public static string Sentences(string template, Func<string, string?> valueOf)
    {
        StringBuilder result = new(template.Length);
        foreach (string sentence in SplitSentences(template))
        {
            if (Fill(sentence, valueOf, unknown: _ => null) is { } filled)
            {
                bool isChinese = result.Length > 0 && result[^1] is '。' or '！' or '？';
                result.Append(result.Length > 0 && !isChinese ? " " : "").Append(filled.Trim());
            }
        }

        return result.ToString();
    }

    /// <summary>Fills a title; an unknown placeholder without fallback becomes an ellipsis.</summary>
    /// <param name="template">The words.</param>
    /// <param name="valueOf">Gives the value of a name, or null if it is unknown.</param>
    public static string Line(string template, Func<string, string?> valueOf) => Fill(template, valueOf, _ => "…")!;

    /// <summary>Fills a command; an unknown placeholder without fallback becomes its name in angle brackets.</summary>
    /// <param name="template">The command.</param>
    /// <param name="valueOf">Gives the value of a name, or null if it is unknown.</param>
    public static string Command(string template, Func<string, string?> valueOf) => Fill(template, valueOf, name => $"<{name}>")!;

    /// <summary>The names of the placeholders in a text, and whether each has a fallback.</summary>
    /// <param name="template">The text.</param>
    public static IReadOnlyList<(string Name, bool HasFallback)> NamesIn(string template)
    {
        List<(string, bool)> names = [];
        Fill(template, _ => null, unknown: name =>
        {
            names.Add((name, false));
            return "";
        }, onFallback: name => names.Add((name, true)));
        return names;
    }

    private static string? Fill(string template, Func<string, string?> valueOf, Func<string, string?> unknown, Action<string>? onFallback = null)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
        {
            return template;
        }

        StringBuilder result = new(template.Length);
        int position = 0;
        while (position < template.Length)
        {
            if (template[position] != '{' || (position > 0 && template[position - 1] == '$') || ReadPlaceholder(template, position) is not { } placeholder)
            {
                result.Append(template[position++]);
                continue;
            }

            if (placeholder.Fallback is not null)
            {
                onFallback?.Invoke(placeholder.Name);
            }

            string? value = valueOf(placeholder.Name) ?? placeholder.Fallback ?? unknown(placeholder.Name);
            if (value is null)
            {
                return null;
            }

            result.Append(value);
            position = placeholder.End;
        }

        return result.ToString();
    }

    private static (string Name, string? Fallback, int End)? ReadPlaceholder(string template, int start)
    {
        int position = start + 1;
        if (position >= template.Length || !char.IsAsciiLetter(template[position]))
        {
            return null;
        }

        while (position < template.Length && (char.IsAsciiLetterOrDigit(template[position]) || template[position] is '.' or '-' or '_'))
        {
            position++;
        }

        string name = template[(start + 1)..position];
        if (position < template.Length && template[position] == '}')
        {
            return (name, null, position + 1);
        }

        int end = position < template.Length && template[position] == '|' ? template.IndexOf('}', position) : -1;
        return end < 0 ? null : (name, template[(position + 1)..end], end + 1);
    }

    private static IEnumerable<string> SplitSentences(string text)
    {
        int start = 0;
        for (int position = 0; position < text.Length - 1; position++)
        {
            bool stop = text[position] is '.' or '!' or '?' && text[position + 1] == ' ' && position + 2 < text.Length && !char.IsAsciiLetterLower(text[position + 2]);
            bool chineseStop = text[position] is '。' or '！' or '？';
            if (stop || chineseStop)
            {
                yield return text[start..(position + 1)];
                start = position + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
