using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Diagnoser.Cli.Composition;
using Diagnoser.Cli.History;
using Diagnoser.Core.Facts.Comparison;
using Diagnoser.Reporting.Changes;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag diff</c>: what changed in the facts between two looks at a machine.</summary>
internal static class DiffCommand
{
    private const string About = """
        Show what changed between two looks at a machine ("it worked yesterday"): versions, driver, variables, model files, the most suspicious
        first. Each side is an entry of 'llmdiag history' (its id, 'last', or 'good' for the newest one with nothing wrong), or a file: a report
        written with --format json, or the output of 'llmdiag collect --format json'.
        """;

    public static Command Create(Terminal terminal, Flag verbose)
    {
        Argument<string> before = new("BEFORE") { Description = "The earlier look; 'good' if it is left out.", DefaultValueFactory = _ => "good" };
        Argument<string> after = new("AFTER") { Description = "The later look; 'last' if it is left out.", DefaultValueFactory = _ => "last" };
        Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Command command = new("diff", About) { before, after, format };
        command.SetAction(parsed =>
        {
            HistoryStore? store = HistoryFolder.Open();
            ComparedLook first = ComparedLook.Open(parsed.GetValue(before)!, store);
            ComparedLook second = ComparedLook.Open(parsed.GetValue(after)!, store);
            IReadOnlyList<FactChange> changes = FactComparison.Of(first.Facts, second.Facts, first.Cited.Union(second.Cited).ToHashSet(StringComparer.Ordinal), KeysOfRules());
            if (parsed.GetValue(format) == "json")
            {
                WriteJson(first, second, changes, terminal.Output);
                return ExitCodes.Success;
            }

            terminal.Output.WriteLine($"before  {first.Name}");
            terminal.Output.WriteLine($"after   {second.Name}");
            terminal.Output.WriteLine();
            ChangesText.Write(changes, terminal.Output, verbose.IsIn(parsed));
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>The facts that rules ask for: a change of one of these can be what broke it.</summary>
    private static HashSet<string> KeysOfRules() => new(
        KnowledgeLoader.Load(RuleSelection.UserFolders(null)).Rules.Rules.SelectMany(rule => rule.When.Facts.Concat(rule.When.Known)).Select(condition => condition.Key),
        StringComparer.Ordinal);

    private static void WriteJson(ComparedLook before, ComparedLook after, IReadOnlyList<FactChange> changes, TextWriter output)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("before", before.Name);
            writer.WriteString("after", after.Name);
            writer.WritePropertyName("changes");
            ChangesJson.Write(changes, writer);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
