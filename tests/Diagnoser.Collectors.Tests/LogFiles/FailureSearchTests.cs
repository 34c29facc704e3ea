using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.LogFiles;
using Diagnoser.Collectors.Tests.Support;

namespace Diagnoser.Collectors.Tests.LogFiles;

public sealed class FailureSearchTests
{
    [Fact]
    public async Task The_newest_log_that_holds_a_failure_is_taken_and_the_reason_is_said()
    {
        FakeMachine machine = new FakeMachine()
            .File("/home/user/work/nohup.out", "Traceback (most recent call last):\nValueError: old\n", FakeMachine.Now.AddHours(-3))
            .File("/home/user/work/slurm-17.out", "Traceback (most recent call last):\nValueError: new\n", FakeMachine.Now.AddMinutes(-10))
            .File("/home/user/work/fine.log", "all is well\n", FakeMachine.Now.AddMinutes(-1));

        FoundFailure? failure = await FailureSearch.FindNewestAsync(machine, FailureSearch.UsualAge, CancellationToken.None);

        failure!.Source.ShouldBe("/home/user/work/slurm-17.out");
        failure.Reason.ShouldBe("the newest of 3 logs that holds a failure, written 10 minutes ago; it says \"Traceback (most recent call last)\"");
        failure.Text.ShouldContain("new");
    }

    [Fact]
    public async Task What_is_older_than_asked_for_is_left_alone()
    {
        FakeMachine machine = new FakeMachine().File("/home/user/work/nohup.out", "RuntimeError: CUDA error\n", FakeMachine.Now.AddDays(-2));

        (await FailureSearch.FindNewestAsync(machine, FailureSearch.UsualAge, CancellationToken.None)).ShouldBeNull();
        (await FailureSearch.FindNewestAsync(machine, TimeSpan.FromDays(3), CancellationToken.None))!.Reason.ShouldStartWith("the only log here, written 48 hours ago");
    }

    [Fact]
    public async Task A_log_that_the_user_names_is_taken_without_looking_further()
    {
        FakeMachine machine = new FakeMachine().File("/home/user/work/mine.txt", "anything\n").File("/home/user/work/nohup.out", "RuntimeError: x\n");

        CollectionResult result = await MachineCollection.RunAsync(machine, [new LogFileCollector()], CollectOptions.Default with { Log = "mine.txt" });

        result.Failure!.Text.ShouldBe("anything\n");
        result.Facts.ValueOf("failure.reason").ShouldBe("named by the user");
    }

    [Fact]
    public async Task The_service_of_Ollama_is_asked_through_the_journal()
    {
        FakeMachine machine = new FakeMachine()
            .File("/etc/systemd/system/ollama.service", "[Service]\n")
            .Tool("journalctl -u ollama -n 1000 --no-pager -q -o cat --since -1440min", "time=... level=ERROR source=sched.go msg=\"error loading llama server\"\n");

        (await FailureSearch.FindNewestAsync(machine, FailureSearch.UsualAge, CancellationToken.None))!.Source.ShouldBe("journalctl -u ollama");
    }

    [Fact]
    public async Task Of_a_huge_log_the_end_is_read()
    {
        byte[] bytes = new byte[8 * 1024 * 1024];
        Array.Fill(bytes, (byte)'x');
        "\nRuntimeError: at the end\n"u8.CopyTo(bytes.AsSpan(bytes.Length - 30));
        FakeMachine machine = new FakeMachine().File("/home/user/work/big.log", bytes);

        FoundFailure? failure = await FailureSearch.FindNewestAsync(machine, FailureSearch.UsualAge, CancellationToken.None);

        failure!.Text.Length.ShouldBe(2 * 1024 * 1024);
    }
}
