using Diagnoser.Core.Facts;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Rules;

/// <summary>Reads a rule from YAML. What it accepts is described in rules/README.md; what is well-formed but unwise is the linter's business.</summary>
public static class RuleReader
{
    /// <summary>Reads one rule.</summary>
    /// <param name="fileName">The file's name relative to the rules folder, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is no rule; the message names file, line and fault.</exception>
    public static Rule Read(string fileName, TextReader text)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, text);
        root.AllowOnly("id", "title", "cause", "symptom", "certainty", "when", "explain", "fixes", "references", "overrides", "examples");
        YamlMap examples = root.OptionalMap("examples") ?? throw root.Fault("'examples' is missing");
        examples.AllowOnly("match", "miss");
        double certainty = root.RequiredNumber("certainty");
        RuleWords words = new(
            root.RequiredText("title").Trim(),
            Unfold(root.RequiredText("explain")),
            [.. root.RequiredList("fixes").Maps().Select(ReadFix)],
            root.RequiredList("references").Texts());
        return new Rule
        {
            Words = new Lazy<RuleWords>(words),
            Id = root.RequiredText("id"),
            Cause = root.RequiredText("cause"),
            Symptom = root.OptionalText("symptom"),
            Certainty = certainty is > 0 and <= 1 ? certainty : throw root.Fault("'certainty' has to be above 0 and at most 1", "certainty"),
            Condition = new Lazy<RuleCondition>(ReadCondition(root.OptionalMap("when") ?? throw root.Fault("'when' is missing"))),
            Overrides = root.OptionalList("overrides")?.Texts() ?? [],
            Matching = ReadExamples(examples, "match"),
            Missing = ReadExamples(examples, "miss"),
            FileName = fileName,
        };
    }

    private static RuleCondition ReadCondition(YamlMap map)
    {
        map.AllowOnly("log", "all", "none", "complaint", "exception", "library", "facts", "known");
        return new RuleCondition
        {
            Log = ReadPatterns(map, "log"),
            All = ReadPatterns(map, "all"),
            None = ReadPatterns(map, "none"),
            Complaint = map.TextOrList("complaint"),
            Exception = map.TextOrList("exception"),
            Library = map.TextOrList("library"),
            Facts = ReadFacts(map.OptionalMap("facts")),
            Known = ReadFacts(map.OptionalMap("known")),
        };
    }

    private static TextPattern[] ReadPatterns(YamlMap map, string key)
    {
        return [.. map.TextOrList(key).Select(source =>
        {
            if (string.IsNullOrWhiteSpace(source))
            {
                throw map.Fault("a pattern is empty", key);
            }

            return TextPattern.Parse(source);
        })];
    }

    private static FactCondition[] ReadFacts(YamlMap? map)
    {
        if (map is null)
        {
            return [];
        }

        return [.. map.Keys.Select(key =>
        {
            try
            {
                return FactCondition.Parse(key, map.TextOrList(key));
            }
            catch (FormatException exception)
            {
                throw map.Fault(exception.Message, key);
            }
        })];
    }

    private static RuleFix ReadFix(YamlMap map)
    {
        map.AllowOnly("title", "commands", "why", "cost", "when");
        return new RuleFix(
            map.RequiredText("title").Trim(),
            map.TextOrList("commands"),
            map.OptionalText("why") is { } why ? Unfold(why) : null,
            map.OptionalText("cost") is { } cost ? Unfold(cost) : null,
            ReadFacts(map.OptionalMap("when")));
    }

    private static RuleExample[] ReadExamples(YamlMap examples, string key) =>
        [.. (examples.OptionalList(key) ?? throw examples.Fault($"'{key}' is missing")).TextsOrMaps().Select(item =>
        {
            if (item.Text is { } text)
            {
                return new RuleExample(text, new Dictionary<string, string>(), item.Line);
            }

            YamlMap map = item.Map!;
            map.AllowOnly("text", "facts");
            YamlMap? facts = map.OptionalMap("facts");
            Dictionary<string, string> values = facts?.Keys.ToDictionary(name => name, facts.RequiredText) ?? [];
            return new RuleExample(map.OptionalText("text") ?? "", values, item.Line);
        })];

    private static string Unfold(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
