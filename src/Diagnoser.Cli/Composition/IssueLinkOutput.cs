using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Issues;

namespace Diagnoser.Cli.Composition;

/// <summary>Prints a link that opens a prefilled issue: the link alone on the first line, then what has to be pasted by hand.</summary>
internal static class IssueLinkOutput
{
    private const string Site = "https://github.com/";

    /// <summary>The repository that the user names, as owner/name.</summary>
    /// <param name="named">owner/name, or the address of the repository on GitHub.</param>
    /// <exception cref="UserErrorException">It is neither.</exception>
    public static string ReadRepository(string named)
    {
        string path = (named.StartsWith(Site, StringComparison.OrdinalIgnoreCase) ? named[Site.Length..] : named).Trim('/');
        string[] parts = path.Split('/');
        bool isName = parts.Length >= 2 && parts.Take(2).All(part => part.Length is > 0 and <= 100 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
        bool isAddress = parts.Length == 2 || (parts.Length > 2 && path.Length < named.Length && parts[2] is "issues" or "tree" or "blob");
        return isName && isAddress
            ? $"{parts[0]}/{(parts[1].EndsWith(".git", StringComparison.Ordinal) ? parts[1][..^4] : parts[1])}"
            : throw new UserErrorException($"'{named}' is no repository on GitHub; write it as OWNER/REPO, for example vllm-project/vllm.");
    }

    /// <summary>Prints the link.</summary>
    /// <exception cref="UserErrorException">The file of <paramref name="choice"/> cannot be written.</exception>
    public static void Write(Terminal terminal, DiagnosisReport report, string repository, ReportOutput.Choice choice)
    {
        IssueForms forms = KnowledgeLoader.ReadIssueForms(Installation.Rules);
        IssueLink link = IssueLinkWriter.Write(report, repository, forms, new IssueLinkOptions { Language = choice.Language, Tried = choice.Tried });
        terminal.Output.WriteLine(link.Address);
        foreach ((string label, string text) in link.ToPaste)
        {
            terminal.Output.WriteLine($"\nPaste into '{label}':\n\n{text}");
        }

        if (link.ToPaste.Count > 0)
        {
            terminal.Error.WriteLine($"The form of {repository} gives its fields no ids, so a link can fill in the title only; the texts for the fields stand below it.");
        }

        if (link.Cut.Count > 0)
        {
            string cut = string.Join(", ", link.Cut.Select(cut => $"{cut.Left} of {cut.Of} lines of the {Name(cut.Kind)}"));
            terminal.Error.WriteLine($"Left out, because GitHub takes {forms.LongestAddress} bytes: {cut}. Attach the whole report too: llmdiag report … -o report.md");
        }

        if (choice.File is not null)
        {
            choice.WriteAsIs(terminal, report);
        }
    }

    private static string Name(IssueContentKind kind) => kind switch
    {
        IssueContentKind.EngineVersion => "engine's version",
        IssueContentKind.Steps => "command",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
