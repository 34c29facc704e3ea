using Diagnoser.Cli.Running;
using Diagnoser.Cli.Running.Unix;
using Diagnoser.Collectors.Gpu;
using Diagnoser.Core.Facts;

namespace Diagnoser.Cli.Tests.Running;

/// <summary>What is seen of a command beside its output.</summary>
public sealed class ObservationTests
{
    [Theory]
    [InlineData("0::/user.slice/app.scope\n", "sys/fs/cgroup/user.slice/app.scope/memory.events", "low 0\noom 3\noom_kill 2\n")]
    [InlineData("0::/\n", "sys/fs/cgroup/memory.events", "oom_kill 2\n")]
    [InlineData("9:memory:/docker/4f1a\n", "sys/fs/cgroup/memory/docker/4f1a/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n")]
    [InlineData("9:memory:/docker/4f1a\n", "sys/fs/cgroup/memory/memory.oom_control", "oom_kill 2\n")]
    public void Kills_for_lack_of_memory_are_counted_in_both_versions_of_control_groups(string groups, string file, string text)
    {
        string root = Directory.CreateTempSubdirectory("llmdiag-root-").FullName;
        Write("proc/self/cgroup", groups);
        Write(file, text);

        long? count = new OutOfMemoryCounter(root).Read();

        Directory.Delete(root, recursive: true);
        count.ShouldBe(2);

        void Write(string path, string content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            File.WriteAllText(Path.Combine(root, path), content);
        }
    }

    [Theory]
    [InlineData("6,1234,5000000,-;Out of memory: Killed process 7 (python3)\n SUBSYSTEM=x", "Out of memory: Killed process 7 (python3)")]
    [InlineData("6,1234,4999999,-;Out of memory: Killed process 7 (python3)", null)]
    [InlineData("no record", null)]
    public void Of_the_kernels_messages_those_since_the_start_count(string record, string? message) =>
        KernelMessages.MessageSince(record, TimeSpan.FromSeconds(5)).ShouldBe(message);

    [Fact]
    public void The_memory_of_a_GPU_is_told_at_start_peak_and_end()
    {
        const long gibibyte = 1L << 30;
        GpuMemory memory = new();
        memory.Note(TimeSpan.Zero, [new NvidiaLoad(0, gibibyte / 2, 24 * gibibyte, 0)]);
        memory.Note(TimeSpan.FromSeconds(41), [new NvidiaLoad(0, 23 * gibibyte, 24 * gibibyte, 98)]);
        memory.Works.ShouldBeTrue();
        memory.Note(TimeSpan.FromSeconds(42), [new NvidiaLoad(0, gibibyte, 24 * gibibyte, 0)]);

        memory.Describe().ShouldBe(["GPU 0: 0.5 GiB at the start, at most 23 of 24 GiB after 41 s, 1 GiB at the end"]);
        memory.Works.ShouldBeFalse();
    }

    [Theory]
    [InlineData("300ms", 0.3)]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void Durations_are_read(string text, double seconds) => Duration.Parse(text).TotalSeconds.ShouldBe(seconds, 0.0001);

    [Theory]
    [InlineData(0.25, "0.3 s")]
    [InlineData(12, "12 s")]
    [InlineData(300, "5 min")]
    [InlineData(7800, "2 h 10 min")]
    public void Durations_are_told_in_their_unit(double seconds, string words) => Duration.Describe(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    [Theory]
    [InlineData(new[] { "vllm", "serve", "--model", "Qwen/Qwen2.5-7B" }, "Qwen/Qwen2.5-7B")]
    [InlineData(new[] { "python", "-m", "vllm.entrypoints.openai.api_server", "--model=/data/m" }, "/data/m")]
    [InlineData(new[] { "llama-server", "-m", "q4.gguf" }, "q4.gguf")]
    [InlineData(new[] { "python", "-m", "app" }, null)]
    [InlineData(new[] { "app", "--model" }, null)]
    public void The_model_is_the_one_that_the_command_names(string[] command, string? model) => CommandSubject.ModelOf(command).ShouldBe(model);

    [Fact]
    public void A_run_becomes_facts_and_lines_of_a_log()
    {
        RunResult result = new()
        {
            Command = ["python3", "-c", "import torch\nprint(1)", "two words"],
            End = CommandEnd.FromStatus(9),
            Elapsed = TimeSpan.FromSeconds(12.4),
            Hang = new HangSighting(TimeSpan.FromSeconds(300), ["7 python3 app.py: waiting in futex_wait_queue, 43 threads"], 7),
            OutOfMemoryKills = 1,
            GpuMemory = ["GPU 0: 1 GiB at the start, at most 2 of 24 GiB after 1 s, 2 GiB at the end"],
        };

        string text = string.Join('\n', [result.Words, .. result.Notes(), .. result.Facts().Select(fact => $"{fact.Key} = {fact.Value}")]);

        text.ShouldBe("""
            was terminated by signal SIGKILL after 12 s
            llmdiag run: 1 oom_kill event in the control group of the command
            llmdiag run: the command hangs (5 min)
            llmdiag run: the command was terminated by signal SIGKILL
            launch.command = python3 -c 'import torch ...' 'two words'
            run.exit-code = 137
            run.signal = SIGKILL
            run.duration = 12.4
            run.oom-kill = 1
            run.gpu-memory = GPU 0: 1 GiB at the start, at most 2 of 24 GiB after 1 s, 2 GiB at the end
            run.hang = 300
            run.waiting = 7 python3 app.py: waiting in futex_wait_queue, 43 threads
            """.ReplaceLineEndings("\n"));
        result.Facts().ShouldAllBe(fact => FactKeys.IsKnown(fact.Key));
    }
}
