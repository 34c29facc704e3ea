using System.Text.Json;

namespace Diagnoser.Cli.Tests.Machines;

/// <summary>What the options of the commands that read a machine do, and how they refuse.</summary>
public sealed class MachineOptionTests : IDisposable
{
    private static readonly string Windows = RepositoryFiles.PathOf("tests", "machines", "rtx3060-windows11");
    private static readonly string Colab = RepositoryFiles.PathOf("tests", "machines", "t4-colab");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llmdiag-options-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("The model nobody/nothing was not found in ", "check", "--model", "nobody/nothing")]
    [InlineData("There is no Python at /nowhere/python; ", "check", "--python", "/nowhere/python")]
    [InlineData("The log /nowhere.log cannot be read; check the path.", "--log", "/nowhere.log")]
    [InlineData("Docker gives no log of the container gone; ", "--docker", "gone")]
    [InlineData("-5 is no number of tokens; ", "check", "--context=-5")]
    public async Task What_is_not_there_is_refused_in_one_sentence(string says, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.OfAsync([.. arguments, "--machine", Windows]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("llmdiag: " + says);
        run.Error.TrimEnd().ShouldNotContain('\n');
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_that_is_named_is_taken_and_said_to_be()
    {
        using WrittenMachine machine = new();
        machine.File("/var/log/mine.txt", "Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nModuleNotFoundError: No module named 'bitsandbytes'\n");
        await machine.CheckAsync();

        ProgramRun run = await ProgramRun.OfAsync("--machine", machine.Folder, "--log", "/var/log/mine.txt");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBe($"Reading /var/log/mine.txt: named by the user.{Environment.NewLine}");
        run.Output.ShouldContain("bitsandbytes");
    }

    [Fact]
    public async Task The_log_of_a_container_is_read_when_it_is_asked_for()
    {
        using WrittenMachine machine = new();
        machine.Command("docker logs --tail 5000 vllm", "RuntimeError: CUDA error: no kernel image is available for execution on the device\n");
        await machine.CheckAsync();

        ProgramRun run = await ProgramRun.OfAsync("--machine", machine.Folder, "--docker", "vllm");

        run.Error.ShouldStartWith("Reading docker logs vllm: the container that the user named.");
        run.Output.ShouldContain("no kernel image is available");
    }

    [Fact]
    public async Task How_far_back_a_failure_may_lie_can_be_told()
    {
        ProgramRun usual = await ProgramRun.OfAsync("--machine", Colab);
        ProgramRun narrow = await ProgramRun.OfAsync("--machine", Colab, "--since", "5m");

        usual.Error.ShouldStartWith("Reading /content/train.log: the only log here, written 25 minutes ago");
        narrow.Error.ShouldStartWith("No failure found in the usual places");
    }

    [Fact]
    public async Task A_recording_of_a_machine_tells_of_the_same_failure()
    {
        string copy = Path.Combine(_folder.FullName, "copy");

        ProgramRun recorded = await ProgramRun.OfAsync("collect", "--machine", Colab, "--record", copy);
        ProgramRun original = await ProgramRun.OfAsync("--machine", Colab);
        ProgramRun again = await ProgramRun.OfAsync("--machine", copy);

        recorded.ExitCode.ShouldBe(0, recorded.Error);
        recorded.Error.ShouldContain("look through it before you share it");
        again.Error.ShouldBe(original.Error);
        again.Output.ShouldBe(original.Output);
    }

    [Fact]
    public async Task The_facts_as_JSON_name_each_collector_and_how_long_it_took()
    {
        using JsonDocument document = JsonDocument.Parse((await ProgramRun.OfAsync("collect", "--machine", Colab, "--format", "json")).Output);

        document.RootElement.GetProperty("facts").EnumerateArray().First().GetProperty("source").GetString().ShouldBe("system");
        document.RootElement.GetProperty("collectors").EnumerateArray().Select(run => run.GetProperty("name").GetString())
            .ShouldBe(["machine", "gpu", "python", "cuda", "environment", "kernel-log", "logs", "model", "runtimes", "probe"]);
        document.RootElement.GetProperty("collectors").EnumerateArray().ShouldAllBe(run => run.GetProperty("outcome").GetString() == "done");
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    public async Task A_check_comes_in_every_form(string form)
    {
        ProgramRun run = await ProgramRun.OfAsync("check", "--machine", Windows, "--format", form);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("A CPU-only torch 2.5.1+cpu is installed on a machine with an NVIDIA GPU");
    }

    [Fact]
    public async Task A_check_speaks_Chinese()
    {
        ProgramRun run = await ProgramRun.OfAsync("check", "--machine", RepositoryFiles.PathOf("tests", "machines", "rocm-7900xtx"), "--lang", "zh");

        run.Output.ShouldStartWith("未发现问题。");
        run.Output.ShouldContain("检查范围");
    }
}
