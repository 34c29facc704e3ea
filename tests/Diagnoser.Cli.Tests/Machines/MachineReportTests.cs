using System.Text.RegularExpressions;

namespace Diagnoser.Cli.Tests.Machines;

/// <summary>What the owner of each recorded machine reads.</summary>
public sealed partial class MachineReportTests
{
    public static TheoryData<string> Machines => [.. Directory.GetDirectories(RepositoryFiles.PathOf("tests", "machines")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task The_check_of_a_recorded_machine_reads_as_approved(string machine)
    {
        ProgramRun run = await ProgramRun.OfAsync("check", "--machine", RepositoryFiles.PathOf("tests", "machines", machine));

        string text = $"{run.Output}{run.Error}exit code {run.ExitCode}\n";
        text.ShouldMatchApproved(options => options.NoDiff().SubFolder("Approved").WithFilenameGenerator((_, _, type, _) => $"{machine}.check.{type}.txt"));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task The_diagnosis_of_a_recorded_machine_reads_as_approved(string machine)
    {
        ProgramRun run = await ProgramRun.OfAsync("--machine", RepositoryFiles.PathOf("tests", "machines", machine));

        string text = run.Error + AnswerOf(run.Output);
        text.ShouldMatchApproved(options => options.NoDiff().SubFolder("Approved").WithFilenameGenerator((_, _, type, _) => $"{machine}.diagnosis.{type}.txt"));
    }

    /// <summary>
    /// The answer, its evidence and the rules' fixes. Percentages, candidates and cases are the trained model's; they change with every training,
    /// and tests of their own hold them.
    /// </summary>
    private static string AnswerOf(string report)
    {
        string answer = report.Split("\nAlso found\n")[0].Split("\nOther candidates\n")[0].Split("\nSimilar real cases\n")[0].Split("\nWhat would make this surer\n")[0].Split("\nFacts: ")[0];
        answer = Percentage().Replace(answer, " · … %");
        answer = FixOfCase().Replace(answer, "");
        return MoreFixes().Replace(answer, "").TrimEnd() + "\n";
    }

    [GeneratedRegex(@" · [<>]?[0-9]+%$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Percentage();

    [GeneratedRegex(@"^  [0-9]\. [^\n]*\n(?:     [^\n]*\n)*?     From: [^\n]*\n", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex FixOfCase();

    [GeneratedRegex(@"^  \([0-9]+ more fix(?:es)?\)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex MoreFixes();
}
