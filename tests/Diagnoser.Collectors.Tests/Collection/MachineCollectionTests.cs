using System.Diagnostics;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machines;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Collection;

public sealed class MachineCollectionTests
{
    [Fact]
    public async Task A_collector_that_fails_becomes_a_fact_and_the_others_go_on()
    {
        CollectionResult result = await MachineCollection.RunAsync(
            new FakeMachine(),
            [new Scripted("broken", (_, _) => throw new InvalidOperationException("no such thing")), new Scripted("fine", (sink, _) => Say(sink, "os.name", "Debian"))],
            CollectOptions.Default);

        result.Facts.ValueOf("collect.broken.failed").ShouldBe("InvalidOperationException: no such thing");
        result.Facts.ValueOf("os.name").ShouldBe("Debian");
        result.Runs.Select(run => run.Outcome).ShouldBe([CollectorOutcome.Failed, CollectorOutcome.Done]);
    }

    [Fact]
    public async Task A_collector_that_blocks_its_thread_is_left_behind_with_what_it_had_said()
    {
        using ManualResetEventSlim never = new();
        Scripted blocked = new("blocked", (sink, _) =>
        {
            sink.Add("os.name", "early", "test");
            never.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            sink.Add("os.version", "late", "test");
            return Task.CompletedTask;
        }) { Limit = TimeSpan.FromMilliseconds(100) };

        long start = Stopwatch.GetTimestamp();
        CollectionResult result = await MachineCollection.RunAsync(new FakeMachine(), [blocked], CollectOptions.Default);
        never.Set();

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        result.Facts.ValueOf("os.name").ShouldBe("early");
        result.Facts.ValueOf("os.version").ShouldBeNull();
        result.Facts.ValueOf("collect.blocked.failed").ShouldBe("not done after 0.1 s");
    }

    [Fact]
    public async Task Facts_stand_in_the_collectors_order_whichever_ends_first()
    {
        using SemaphoreSlim second = new(0);
        Scripted slow = new("slow", async (sink, cancellation) =>
        {
            await second.WaitAsync(cancellation);
            sink.Add("gpu.name", "from slow", "test");
        });
        Scripted fast = new("fast", (sink, _) =>
        {
            sink.Add("gpu.name", "from fast", "test");
            second.Release();
            return Task.CompletedTask;
        });

        CollectionResult result = await MachineCollection.RunAsync(new FakeMachine(), [slow, fast], CollectOptions.Default);

        result.Facts.Values("gpu.name").ShouldBe(["from slow", "from fast"]);
    }

    [Fact]
    public async Task A_folder_that_must_not_be_read_is_named_in_a_fact()
    {
        FakeMachine machine = new();
        machine.Virtual.Deny("/secret");
        Scripted reader = new("reader", (_, _) => Task.CompletedTask) { Read = ["/secret"] };

        CollectionResult result = await MachineCollection.RunAsync(machine, [reader], CollectOptions.Default);

        result.Facts.ValueOf("collect.reader.unreadable").ShouldBe("/secret");
    }

    [Fact]
    public async Task Progress_names_the_collectors_that_still_run()
    {
        using SemaphoreSlim first = new(0);
        Gathered progress = new(() => first.Release());
        Scripted fast = new("fast", (_, _) => Task.CompletedTask);
        Scripted slow = new("slow", (_, cancellation) => first.WaitAsync(cancellation));

        await MachineCollection.RunAsync(new FakeMachine(), [fast, slow], CollectOptions.Default, progress);

        progress.Reports[0].Running.ShouldBe(["slow"]);
        progress.Reports[^1].Running.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_key_that_collectors_state_on_the_recorded_machines_is_documented()
    {
        foreach (string folder in Directory.GetDirectories(Repository.Machines))
        {
            CollectionResult result = await MachineCollection.RunAsync(RecordedMachine.Open(folder), StandardCollectors.All, CollectOptions.Default);
            result.Facts.All.Select(fact => fact.Key).Where(key => !FactKeys.IsKnown(key)).ShouldBeEmpty(folder);
        }
    }

    private static Task Say(FactSink sink, string key, string value)
    {
        sink.Add(key, value, "test");
        return Task.CompletedTask;
    }

    private sealed class Scripted(string name, Func<FactSink, CancellationToken, Task> act) : ICollector
    {
        public string Name => name;

        public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

        public string[] Read { get; init; } = [];

        public Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
        {
            foreach (string folder in Read)
            {
                machine.Files.List(folder);
            }

            return act(sink, cancellation);
        }
    }

    private sealed class Gathered(Action reported) : IProgress<CollectorProgress>
    {
        public List<CollectorProgress> Reports { get; } = [];

        public void Report(CollectorProgress value)
        {
            lock (Reports)
            {
                Reports.Add(value);
            }

            reported();
        }
    }
}
