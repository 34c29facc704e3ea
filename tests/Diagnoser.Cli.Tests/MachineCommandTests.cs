namespace Diagnoser.Cli.Tests;

/// <summary>The commands that read a machine, on recorded ones.</summary>
public sealed class MachineCommandTests
{
    public static TheoryData<string> Machines => [.. Directory.GetDirectories(RepositoryFiles.PathOf("tests", "machines")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task A_recorded_machine_is_read_checked_and_diagnosed(string machine)
    {
        string folder = RepositoryFiles.PathOf("tests", "machines", machine);

        ProgramRun collected = await ProgramRun.OfAsync("collect", "--machine", folder, "--format", "json");
        ProgramRun check = await ProgramRun.OfAsync("check", "--machine", folder);
        ProgramRun diagnosis = await ProgramRun.OfAsync("--machine", folder);

        collected.ExitCode.ShouldBe(0, collected.Error);
        collected.Output.ShouldContain("\"os.family\"");
        check.ExitCode.ShouldBeInRange(0, 1, check.Error);
        check.Output.ShouldNotBeEmpty();
        diagnosis.ExitCode.ShouldBe(0, diagnosis.Error);
        diagnosis.Error.ShouldMatch("^(Reading .+|No failure found .+)");
    }

    [Fact]
    public async Task A_recording_that_is_not_there_is_refused_in_one_sentence()
    {
        ProgramRun run = await ProgramRun.OfAsync("check", "--machine", "/nowhere");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: There is no recorded machine /nowhere; record one with 'llmdiag collect --record DIR'.{Environment.NewLine}");
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-3h")]
    [InlineData("5")]
    public async Task An_age_that_cannot_be_read_is_refused(string age)
    {
        ProgramRun run = await ProgramRun.OfAsync("--since=" + age);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: '{age}' is no age; write it as 30m, 12h or 7d.{Environment.NewLine}");
    }
}
