using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Diagnoser.Cli.Composition;
using Diagnoser.Collectors;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machines;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag collect</c>: the facts of this machine.</summary>
internal static class CollectCommand
{
    public static Command Create(Terminal terminal)
    {
        MachineSelection selection = new();
        Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        Option<string?> record = new("--record") { Description = "Record what was read into a folder, so that another machine can read it with --machine. It is not redacted.", HelpName = "DIR" };
        Command command = new("collect", "Read this machine: GPU, driver, CUDA, Python packages, model files, runtimes, settings.") { format, record };
        selection.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            IMachine machine = selection.OpenMachine(parsed);
            MachineRecorder? recorder = parsed.GetValue(record) is null ? null : new MachineRecorder(machine);
            Task<KnowledgeBase> knowledge = Task.Run(() => KnowledgeLoader.Load([]), cancellation);
            CollectionResult result = await MachineSelection.CollectAsync(terminal, recorder ?? machine, selection.ReadOptions(parsed, findFailure: recorder is not null), cancellation);
            FactDeriver.Derive(result.Facts, (await knowledge).Tables);
            Write(terminal, parsed.GetValue(format)!, result);
            if (recorder is not null)
            {
                recorder.Save(parsed.GetValue(record)!);
                await terminal.Error.WriteLineAsync($"Recorded the machine in {parsed.GetValue(record)}; look through it before you share it, for it is not redacted.");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static void Write(Terminal terminal, string format, CollectionResult result)
    {
        if (format == "json")
        {
            WriteJson(terminal.Output, result);
            return;
        }

        foreach (Fact fact in result.Facts.All.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            terminal.Output.WriteLine($"{fact.Key} = {fact.Value}  ({fact.Source})");
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Facts.All.Count} facts by {result.Runs.Count} collectors in {result.Elapsed.TotalMilliseconds:0} ms"));
        foreach (CollectorRun run in result.Runs.Where(run => run.Outcome != CollectorOutcome.Done))
        {
            terminal.Output.WriteLine($"{run.Name}: {run.Reason}");
        }
    }

    private static void WriteJson(TextWriter output, CollectionResult result)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("facts");
            foreach (Fact fact in result.Facts.All)
            {
                writer.WriteStartObject();
                writer.WriteString("key", fact.Key);
                writer.WriteString("value", fact.Value);
                writer.WriteString("source", fact.Source.ToString());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("collectors");
            foreach (CollectorRun run in result.Runs)
            {
                writer.WriteStartObject();
                writer.WriteString("name", run.Name);
                writer.WriteString("outcome", run.Outcome.ToString().ToLowerInvariant());
                writer.WriteNumber("milliseconds", (long)run.Elapsed.TotalMilliseconds);
                writer.WriteString("reason", run.Reason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
