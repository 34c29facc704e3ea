namespace Diagnoser.Cli.Tests;

public sealed class RulesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("llmdiag-rules-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_shipped_rules_have_no_fault()
    {
        ProgramRun run = await ProgramRun.OfAsync("rules", "lint");

        run.ExitCode.ShouldBe(0, run.Output);
    }

    [Fact]
    public async Task Every_example_of_the_shipped_rules_holds()
    {
        ProgramRun run = await ProgramRun.OfAsync("rules", "test");

        run.ExitCode.ShouldBe(0, run.Output);
    }

    [Theory]
    [InlineData("id: broken\ntitle: [", "broken.yaml:3: While parsing")]
    [InlineData("id: broken\ntitle: x\nwhn: {}\n", "broken.yaml:3: 'whn' is not known here")]
    [InlineData("id: broken\ntitle: x\ncause: A.1\ncertainty: 2\n", "broken.yaml:1: 'examples' is missing")]
    [InlineData("id: broken\ntitle: x\ncause: A.1\ncertainty: high\nexamples: {match: [], miss: []}\n", "broken.yaml:4: 'certainty' has to be a number")]
    public async Task Lint_names_file_line_and_fault_of_a_broken_rule(string yaml, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken.yaml"), yaml);

        ProgramRun run = await ProgramRun.OfAsync("rules", "lint", _folder);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith(expected);
    }

    [Fact]
    public async Task Lint_finds_what_is_well_formed_but_wrong()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "wrong.yaml"), """
            id: other
            title: A title.
            cause: Z.1
            certainty: 0.9
            when:
              log: ['/\d+ of \d+/', '/(open/']
              complaint: [boredom]
              facts: { gpu.colour: red }
            explain: It is {unheard}.
            fixes: []
            references: [nowhere]
            overrides: [no-such-rule]
            examples: { match: [x], miss: [] }
            """);

        ProgramRun run = await ProgramRun.OfAsync("rules", "lint", _folder);

        string[] faults = ["has to be the file's name", "no cause 'Z.1'", "without a full stop", "needs plain text", "cannot be used", "no complaint 'boredom'", "no fact 'gpu.colour'", "placeholder {unheard}", "has no fix", "references", "one that does not", "overrides 'no-such-rule'"];
        foreach (string fault in faults)
        {
            run.Output.ShouldContain(fault);
        }
    }

    [Fact]
    public async Task A_new_rule_is_well_formed_and_adds_to_the_shipped_ones()
    {
        (await ProgramRun.OfAsync("rules", "new", "my-rule", "--cause", "E.1", "--message", "flux capacitor isn't aligned", "--dir", _folder)).ExitCode.ShouldBe(0);

        (await ProgramRun.OfAsync("rules", "lint", _folder)).ExitCode.ShouldBe(0);
        (await ProgramRun.OfAsync("rules", "test", "--rules", _folder, "my-rule")).Output.ShouldContain("1 rules, 2 examples, 0 failed");
        (await ProgramRun.WithInputAsync("Error: the flux capacitor isn't aligned", "explain", "--rules", _folder, "--format", "json")).Output.ShouldContain("\"rule\": \"my-rule\"");
    }

    [Fact]
    public async Task A_broken_rule_of_the_user_is_named_and_nothing_else_happens()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "mine.yaml"), "id: mine\n");

        ProgramRun run = await ProgramRun.WithInputAsync("x", "explain", "--rules", _folder);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("llmdiag: mine.yaml:1: 'examples' is missing");
    }

    [Fact]
    public async Task A_rule_that_does_not_exist_is_refused_with_a_hint()
    {
        ProgramRun run = await ProgramRun.OfAsync("rules", "show", "nccl-missing");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("did you mean nccl-missing-in-torch-build");
    }
}
