using System.Text;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Rules;

/// <summary>Reads the translation of a rule from YAML; its form is described in rules/README.md.</summary>
public static class RuleTranslationReader
{
    // From here on scripts set no space between words: CJK radicals, kana, ideographs, full-width forms (https://www.unicode.org/charts/).
    private const char FirstWithoutSpaces = '\u2E80';

    /// <summary>Reads one translation.</summary>
    /// <param name="fileName">The file's name relative to the rules folder; its last part is the rule's identifier.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is no translation; the message names file, line and fault.</exception>
    public static RuleTranslation Read(string fileName, TextReader text)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, text);
        root.AllowOnly("title", "explain", "fixes");
        return new RuleTranslation
        {
            Id = Path.GetFileNameWithoutExtension(fileName),
            Title = Unfold(root.RequiredText("title")),
            Explain = Unfold(root.RequiredText("explain")),
            Fixes = [.. root.RequiredList("fixes").Maps().Select(ReadFix)],
            FileName = fileName,
        };
    }

    /// <summary>Joins the lines of a text; between characters of scripts without spaces nothing comes in.</summary>
    internal static string Unfold(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (string word in text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            bool needsSpace = result.Length > 0 && (result[^1] < FirstWithoutSpaces || word[0] < FirstWithoutSpaces);
            result.Append(needsSpace ? " " : "").Append(word);
        }

        return result.ToString();
    }

    private static FixTranslation ReadFix(YamlMap map)
    {
        map.AllowOnly("title", "why", "cost");
        return new FixTranslation(Unfold(map.RequiredText("title")), Optional(map, "why"), Optional(map, "cost"));
    }

    private static string? Optional(YamlMap map, string key) => map.OptionalText(key) is { } text ? Unfold(text) : null;
}
