using System.CommandLine;
using Diagnoser.Cli.Composition;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules new ID</c>: prints or writes the beginnings of a rule.</summary>
internal static class RulesNewCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> id = new("id") { Description = "The rule's id: lower case, hyphens, what is wrong in a few words." };
        Option<string> cause = new("--cause") { Description = "The code of the leaf cause.", DefaultValueFactory = _ => "A.1", HelpName = "CODE" };
        Option<string?> message = new("--message") { Description = "The stable part of what the software prints.", HelpName = "TEXT" };
        Option<string?> directory = new("--dir") { Description = $"The folder to write to; printed instead if it is left out. Your own folder is {RuleSelection.OwnFolder}.", HelpName = "DIR" };
        Command command = new("new", "Start a rule of your own.") { id, cause, message, directory };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(id)!, parsed.GetValue(cause)!, parsed.GetValue(message), parsed.GetValue(directory)));
        return command;
    }

    private static void Run(Terminal terminal, string id, string cause, string? message, string? directory)
    {
        if (id.Length == 0 || !id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw new UserErrorException($"'{id}' cannot be a rule's id; use lower-case letters, digits and hyphens.");
        }

        if (KnowledgeLoader.LoadTaxonomy().IndexOfCause(cause) < 0)
        {
            throw new UserErrorException($"There is no cause '{cause}'; the codes are those of training-data/taxonomy.yaml, for example A.1.");
        }

        string text = Skeleton(id, cause, message ?? "the stable part of the message");
        if (directory is null)
        {
            terminal.Output.Write(text);
            return;
        }

        string path = Path.Combine(directory, id + ".yaml");
        if (File.Exists(path))
        {
            throw new UserErrorException($"{path} is there already; choose another id or remove the file first.");
        }

        Directory.CreateDirectory(directory);
        File.WriteAllText(path, text);
        terminal.Output.WriteLine($"Wrote {path}. Fill it in, then run: llmdiag rules lint {directory} && llmdiag rules test --rules {directory} {id}");
    }

    private static string Skeleton(string id, string cause, string message)
    {
        string quoted = "'" + message.Replace("'", "''", StringComparison.Ordinal) + "'";
        return $"""
            id: {id}
            title: What is wrong, in one line
            cause: {cause}
            certainty: 0.8
            when:
              log:
                - {quoted}
            explain: >
              What happened and why, in two sentences that a newcomer understands.
            fixes:
              - title: What to do
                commands: ["the command"]
                why: Why it helps.
            references: ["https://example.org/where-the-knowledge-comes-from"]
            examples:
              match:
                - {quoted}
              miss:
                - A message that looks much the same and means something else

            """;
    }
}
