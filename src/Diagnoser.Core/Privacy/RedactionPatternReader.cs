using System.Text.RegularExpressions;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Privacy;

/// <summary>
/// Reads a user's own patterns from YAML: under <c>patterns</c> a list of mappings with <c>name</c> and <c>match</c>, which is plain text (looked for
/// without regard to case) or <c>/a regular expression/</c>. Expressions run in linear time, so look-around and back-references are refused.
/// </summary>
public static class RedactionPatternReader
{
    /// <summary>Reads the patterns of a file.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is not of this form, or a pattern cannot be used; the message names file, line and fault.</exception>
    public static IReadOnlyList<RedactionPattern> Read(string fileName, TextReader text)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, text);
        root.AllowOnly("patterns");
        return [.. root.RequiredList("patterns").Maps().Select(Read)];
    }

    private static RedactionPattern Read(YamlMap map)
    {
        map.AllowOnly("name", "match");
        string name = map.RequiredText("name");
        string match = map.RequiredText("match");
        bool isExpression = match.Length > 2 && match[0] == '/' && match[^1] == '/';
        if (string.IsNullOrWhiteSpace(match) || match == "//")
        {
            throw map.Fault($"the pattern '{name}' is empty", "match");
        }

        try
        {
            RedactionPattern pattern = new(name, isExpression ? match[1..^1] : "(?i)" + Regex.Escape(match));
            return pattern.Expression.IsMatch("")
                ? throw map.Fault($"the pattern '{name}' matches nothing at all, so it would match everywhere", "match")
                : pattern;
        }
        catch (ArgumentException exception)
        {
            throw map.Fault(exception.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "match");
        }
    }
}
