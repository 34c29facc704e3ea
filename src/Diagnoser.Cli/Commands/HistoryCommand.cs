using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Diagnoser.Cli.Composition;
using Diagnoser.Cli.History;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag history</c>: the diagnoses that were made on this machine.</summary>
internal static class HistoryCommand
{
    private const string About = """
        Show the diagnoses that were made on this machine: of 'llmdiag run', 'llmdiag', 'llmdiag check' and 'llmdiag explain --here', and the
        machine's facts of commands that went well. They are redacted and stay in your data folder, the newest 200 of them; texts given to
        'llmdiag explain' without --here are not kept. LLMDIAG_HISTORY=off turns it off, LLMDIAG_HISTORY=/FOLDER puts it elsewhere.
        """;

    public static Command Create(Terminal terminal, Flag verbose)
    {
        Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Command command = new("history", About) { format, CreateShow(terminal, verbose), CreateClear(terminal) };
        command.SetAction(parsed =>
        {
            IReadOnlyList<HistoryEntry> entries = HistoryFolder.OpenOrExplain().List();
            if (parsed.GetValue(format) == "json")
            {
                WriteJson(entries, terminal.Output);
            }
            else
            {
                HistoryTable.Write(entries, TimeZoneInfo.Local, terminal.Output);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static Command CreateShow(Terminal terminal, Flag verbose)
    {
        Argument<string> id = new("ID") { Description = "The entry's id, its beginning, 'last', or 'good' for the newest one with nothing wrong.", DefaultValueFactory = _ => "last" };
        ReportOutput output = ReportOutput.Create();
        Command show = new("show", "Show a past diagnosis.") { id };
        output.AddTo(show);
        show.SetAction(parsed =>
        {
            ReportOutput.Choice choice = output.Read(parsed, verbose.IsIn(parsed));
            HistoryEntry entry = HistoryFolder.OpenOrExplain().Read(parsed.GetValue(id)!);
            if (entry.Report is { } report)
            {
                choice.Write(terminal, report);
                return ExitCodes.Success;
            }

            terminal.Output.WriteLine($"{entry.Id}  {HistoryTable.Line(entry)}");
            foreach (ReportedFact fact in entry.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
            {
                terminal.Output.WriteLine($"{fact.Key} = {fact.Value}  ({fact.Source})");
            }

            return ExitCodes.Success;
        });
        return show;
    }

    private static Command CreateClear(Terminal terminal)
    {
        Command clear = new("clear", "Remove every entry of the history.");
        clear.SetAction(_ =>
        {
            HistoryStore store = HistoryFolder.OpenOrExplain();
            int count = store.Clear();
            terminal.Output.WriteLine($"{count} {(count == 1 ? "entry" : "entries")} removed from {store.Folder}.");
            return ExitCodes.Success;
        });
        return clear;
    }

    private static void WriteJson(IReadOnlyList<HistoryEntry> entries, TextWriter output)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (HistoryEntry entry in entries)
            {
                writer.WriteStartObject();
                writer.WriteString("id", entry.Id);
                writer.WriteString("date", entry.Date.UtcDateTime);
                writer.WriteString("via", entry.Via);
                writer.WriteString("subject", entry.Subject);
                if (entry.ExitCode is { } code)
                {
                    writer.WriteNumber("exitCode", code);
                }

                writer.WriteString("verdict", entry.Verdict);
                writer.WriteString("cause", entry.Cause);
                writer.WriteString("title", entry.Title);
                writer.WriteBoolean("good", entry.IsGood);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
