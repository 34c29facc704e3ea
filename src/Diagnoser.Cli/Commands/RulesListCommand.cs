using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Rules;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules list</c>: the rules in force.</summary>
internal static class RulesListCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> rules = RuleSelection.CreateOption();
        Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Option<string?> cause = new("--cause") { Description = "Only rules of this cause or category, for example A or A.1.", HelpName = "CODE" };
        Command command = new("list", "List the rules.") { rules, format, cause };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(rules), parsed.GetValue(format)!, parsed.GetValue(cause)));
        return command;
    }

    private static void Run(Terminal terminal, string[]? userFolders, string format, string? cause)
    {
        RuleSet all = new(KnowledgeLoader.ReadRules(Installation.Rules).Concat(RuleSelection.UserFolders(userFolders).SelectMany(KnowledgeLoader.ReadRules)));
        Rule[] rules = [.. all.Rules.Where(rule => cause is null || rule.Cause == cause || rule.Cause.StartsWith(cause + ".", StringComparison.Ordinal))];
        if (format == "json")
        {
            terminal.Output.WriteLine(ToJson(rules));
            return;
        }

        foreach (IGrouping<string, Rule> group in rules.GroupBy(rule => rule.Cause).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            terminal.Output.WriteLine(group.Key);
            foreach (Rule rule in group)
            {
                terminal.Output.WriteLine($"  {rule.Id}  ({rule.Certainty:0.00})  {rule.Title}");
            }
        }

        terminal.Output.WriteLine($"{rules.Length} rules");
    }

    private static string ToJson(IEnumerable<Rule> rules)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (Rule rule in rules)
            {
                writer.WriteStartObject();
                writer.WriteString("id", rule.Id);
                writer.WriteString("title", rule.Title);
                writer.WriteString("cause", rule.Cause);
                writer.WriteString("symptom", rule.Symptom);
                writer.WriteNumber("certainty", rule.Certainty);
                writer.WriteString("explanation", rule.Explain);
                writer.WriteString("file", rule.FileName);
                WriteTexts(writer, "fixes", rule.Fixes.Select(fix => fix.Title));
                WriteTexts(writer, "references", rule.References);
                WriteTexts(writer, "matching", rule.Matching.Select(example => example.Text));
                WriteTexts(writer, "missing", rule.Missing.Select(example => example.Text));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
