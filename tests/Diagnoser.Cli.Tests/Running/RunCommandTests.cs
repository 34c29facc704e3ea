using System.Security.Cryptography;
using Diagnoser.Cli.Running.Unix;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Tests.Running;

/// <summary>Commands under 'llmdiag run': the exit code and every byte are theirs, and a failure is told.</summary>
public sealed class RunCommandTests
{
    [UnixFact]
    public async Task A_command_that_ends_well_leaves_no_trace_of_the_wrapper()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("echo out; echo err >&2");

        run.ShouldSatisfyAllConditions(
            () => run.ExitCode.ShouldBe(0),
            () => run.Output.ShouldBe("out\n"),
            () => run.Error.ShouldBe("err\n"));
    }

    [UnixFact]
    public async Task The_exit_code_is_the_commands_and_the_diagnosis_comes_after_its_output()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("echo 'RuntimeError: CUDA error: no kernel image is available for execution on the device' >&2; exit 3");

        run.ExitCode.ShouldBe(3);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("RuntimeError: CUDA error");
        run.Error.ShouldContain("llmdiag: sh ended with exit code 3 after ");
        run.Error.ShouldContain("holds no code for this GPU");
    }

    [PythonFact]
    public async Task A_Python_exception_is_diagnosed()
    {
        WrappedRun run = await WrappedRun.OfAsync("python3", "-c", "print('loading')\nraise RuntimeError(\"Distributed package doesn't have NCCL \" + \"built in\")");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBe("loading\n");
        run.Error.ShouldContain("NCCL");
        run.Error.ShouldContain("Likely cause");
    }

    [UnixFact]
    public async Task A_segmentation_fault_gives_139_and_is_named()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("kill -SEGV $$");

        run.ExitCode.ShouldBe(139);
        run.Error.ShouldContain("sh was terminated by signal SIGSEGV");
    }

    [UnixFact]
    public async Task A_kill_gives_137_and_is_named()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("kill -KILL $$");

        run.ExitCode.ShouldBe(137);
        run.Error.ShouldContain("sh was terminated by signal SIGKILL");
    }

    [UnixFact]
    public async Task What_a_fork_prints_after_its_parent_has_ended_is_passed_on()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("mkfifo \"$0.fifo\"; (read line < \"$0.fifo\"; echo late) & echo go > \"$0.fifo\"; rm \"$0.fifo\"; exit 4".Replace("$0", Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), StringComparison.Ordinal));

        run.ExitCode.ShouldBe(4);
        run.Output.ShouldBe("late\n");
    }

    [UnixFact]
    public async Task Standard_input_reaches_the_command()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("cat", "line one\nline two without end");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe("line one\nline two without end");
    }

    [UnixFact]
    public async Task A_hundred_megabytes_pass_unchanged()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("yes 0123456789abcdef | head -c 100000000");

        run.ExitCode.ShouldBe(0);
        run.OutputBytes.Length.ShouldBe(100_000_000);
        Convert.ToHexString(SHA256.HashData(run.OutputBytes)).ShouldBe(Convert.ToHexString(SHA256.HashData(Repeat("0123456789abcdef\n"u8, 100_000_000))));
    }

    [UnixFact]
    public async Task Binary_output_passes_unchanged_and_its_failure_is_still_told()
    {
        string path = Path.GetTempFileName();
        byte[] bytes = RandomNumberGenerator.GetBytes(300_000);
        await File.WriteAllBytesAsync(path, bytes);

        WrappedRun run = await WrappedRun.OfScriptAsync($"cat {path}; exit 9");

        File.Delete(path);
        run.ExitCode.ShouldBe(9);
        run.OutputBytes.ShouldBe(bytes);
        run.Error.ShouldContain("llmdiag: sh ended with exit code 9");
    }

    [UnixFact]
    public async Task A_command_that_is_not_there_gives_127_in_one_sentence()
    {
        WrappedRun run = await WrappedRun.OfAsync("no-such-command-here", "--flag");

        run.ExitCode.ShouldBe(127);
        run.Error.ShouldBe("llmdiag: The command no-such-command-here was not found; check its name and the PATH.\n");
    }

    [UnixFact]
    public async Task A_file_that_is_no_program_gives_126_in_one_sentence()
    {
        string path = Path.GetTempFileName();

        WrappedRun run = await WrappedRun.OfAsync(path);

        File.Delete(path);
        run.ExitCode.ShouldBe(126);
        run.Error.ShouldBe($"llmdiag: The command {path} cannot be run: Permission denied.\n");
    }

    [UnixFact]
    public async Task A_script_without_a_first_line_for_the_system_is_run_by_sh()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "echo \"given $1\"\n");
        SetExecutable(path);

        WrappedRun run = await WrappedRun.OfAsync(path, "two words");

        File.Delete(path);
        run.Output.ShouldBe("given two words\n");
    }

    [UnixFact]
    public async Task Two_streams_that_go_to_one_file_keep_their_order()
    {
        string path = Path.GetTempFileName();
        string expected = string.Concat(Enumerable.Range(0, 300).Select(number => $"o{number}\ne{number}\n"));

        WrappedRun run = await WrappedRun.StartAsync(
            [], "", "off", null, ["sh", "-c", $"'{WrappedRun.Program}' run --no-machine -- sh -c 'i=0; while [ $i -lt 300 ]; do echo o$i; echo e$i >&2; i=$((i+1)); done' > {path} 2>&1"]);

        run.ExitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(path)).ShouldBe(expected);
        File.Delete(path);
    }

    [UnixFact]
    public async Task Signals_that_another_program_sends_reach_the_command_once()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync(
            "trap 'echo term; kill -USR1 $PPID' TERM; trap 'echo usr; exit 5' USR1; echo ready; while :; do sleep 0.05; done",
            process => _ = Libc.Kill(process.Id, Libc.SignalTerminate));

        run.ExitCode.ShouldBe(5);
        run.Output.ShouldBe("ready\nterm\nusr\n");
    }

    [UnixFact]
    public async Task A_reader_that_goes_away_ends_the_command_as_it_would_alone()
    {
        WrappedRun run = await WrappedRun.StartAsync([], "", "off", null, ["sh", "-c", $"'{WrappedRun.Program}' run --no-machine -- yes | head -n 2"]);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe("y\ny\n");
        run.Error.ShouldBeEmpty();
    }

    [LinuxFact]
    public async Task A_hang_is_told_with_its_processes_and_ended_on_request()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("echo start; sleep 600 & wait", "", "--hang-after", "300ms", "--on-hang", "kill");

        run.ExitCode.ShouldBe(143);
        run.Output.ShouldBe("start\n");
        run.Error.ShouldContain("llmdiag: the command hangs: no output and no CPU or GPU work for ");
        run.Error.ShouldMatch(@"  \d+ sleep 600: waiting");
    }

    [LinuxFact]
    public async Task A_command_that_works_in_silence_does_not_hang()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done; echo done", "", "--hang-after", "400ms", "--on-hang", "kill");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe("done\n");
        run.Error.ShouldBeEmpty();
    }

    [UnixFact]
    public async Task The_report_goes_to_the_file_that_is_named_and_quiet_is_quiet()
    {
        string path = Path.Combine(Path.GetTempPath(), $"llmdiag-{Guid.NewGuid():N}.json");

        WrappedRun run = await WrappedRun.OfScriptAsync("echo 'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB'; exit 1", "", "--quiet", "--format", "json", "--output", path);

        run.Error.ShouldBeEmpty();
        Core.Diagnosis.DiagnosisReport report = JsonReport.Read(await File.ReadAllTextAsync(path));
        File.Delete(path);
        report.Input.Source.ShouldBe(Core.Diagnosis.InputSource.Run);
        report.Facts.ShouldContain(fact => fact.Key == "run.exit-code" && fact.Value == "1");
        report.Incident!.Exception.ShouldBe("OutOfMemoryError");
    }

    [UnixFact]
    public async Task Always_diagnoses_a_command_that_ended_well()
    {
        WrappedRun run = await WrappedRun.OfScriptAsync("echo '!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!'", "", "--always");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("llmdiag: sh ended with exit code 0");
    }

    [Theory]
    [InlineData("run", "python3", "app.py")]
    [InlineData("run")]
    [InlineData("run", "--")]
    public async Task Without_dashes_before_the_command_the_user_is_told(params string[] args)
    {
        ProgramRun run = await ProgramRun.OfAsync(args);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("llmdiag: Put -- before the command");
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("10")]
    [InlineData("0s")]
    public async Task A_duration_that_cannot_be_read_is_refused(string text)
    {
        ProgramRun run = await ProgramRun.OfAsync("run", "--hang-after", text, "--", "true");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe($"llmdiag: '{text}' is no duration; write it as 90s, 10m or 2h.{Environment.NewLine}");
    }

    private static void SetExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static byte[] Repeat(ReadOnlySpan<byte> text, int length)
    {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at += text.Length)
        {
            text[..Math.Min(text.Length, length - at)].CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }
}
