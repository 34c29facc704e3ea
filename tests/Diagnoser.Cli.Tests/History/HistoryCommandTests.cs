using Diagnoser.Cli.Tests.Running;

namespace Diagnoser.Cli.Tests.History;

/// <summary>The history through the program itself, in a folder of the test's own.</summary>
public sealed class HistoryCommandTests : IDisposable
{
    private const string Token = "hf_abcdefghijABCDEFGHIJ0123456789abcd";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"llmdiag-history-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [UnixFact]
    public async Task A_failed_run_is_saved_redacted_listed_shown_and_cleared()
    {
        await WrappedRun.OfAsync([], ["sh", "-c", $"echo 'token {Token}'; echo 'ValueError: HF_TOKEN={Token} is not valid'; exit 3"], history: _folder);

        string saved = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single());
        saved.ShouldNotContain(Token);
        (await HistoryAsync()).ShouldContain("exit code 3");
        (await HistoryAsync("show")).ShouldContain("ValueError");
        (await HistoryAsync("clear")).ShouldBe($"1 entry removed from {_folder}.{Environment.NewLine}");
        (await HistoryAsync()).ShouldStartWith("The history is empty");
    }

    [UnixFact]
    public async Task A_text_of_some_other_machine_is_not_saved()
    {
        await WrappedRun.StartAsync(["explain", "-"], "RuntimeError: CUDA error: out of memory", _folder, null);

        Directory.Exists(_folder).ShouldBeFalse();
    }

    [UnixFact]
    public async Task A_history_that_cannot_be_written_is_no_reason_to_fail()
    {
        WrappedRun run = await WrappedRun.OfAsync([], ["sh", "-c", "exit 3"], history: "/proc/no/such/folder");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldNotContain("/proc/no");
    }

    [Fact]
    public async Task A_history_that_is_turned_off_says_so()
    {
        ProgramRun run = await ProgramRun.OfAsync("history");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: The history is turned off by LLMDIAG_HISTORY=off; unset it to have one.{Environment.NewLine}");
    }

    private async Task<string> HistoryAsync(params string[] args)
    {
        WrappedRun run = await WrappedRun.StartAsync(["history", .. args], "", _folder, null);
        run.ExitCode.ShouldBe(0, run.Error);
        return run.Output;
    }
}
