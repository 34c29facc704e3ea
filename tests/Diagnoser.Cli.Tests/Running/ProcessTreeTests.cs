using Diagnoser.Cli.Running;

namespace Diagnoser.Cli.Tests.Running;

public sealed class ProcessTreeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("llmdiag-proc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_name_with_spaces_and_parentheses_is_read()
    {
        ProcessState state = ProcessState.Parse("4711 (a) b (c) S 12 4711 4711 0 -1 4194304 901 0 17 0 250 31 0 0 20 0 9 0 123456 1000 200 18446744073709551615")!;

        state.ShouldBe(new ProcessState(4711, "a) b (c", 'S', 12, 17, 281, 9, 123456));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711 (python3")]
    [InlineData("x (python3) S 1")]
    public void What_is_no_such_line_is_no_process(string line) => ProcessState.Parse(line).ShouldBeNull();

    [Fact]
    public void Children_belong_to_the_tree_also_after_their_parent_is_gone()
    {
        Add(10, "sh", 1);
        Add(11, "python3", 10);
        Add(12, "worker", 11);
        Add(20, "other", 1);
        ProcessTree tree = new(_folder, 10);
        tree.Read().Select(process => process.Id).ShouldBe([10, 11, 12]);

        Directory.Delete(Path.Combine(_folder, "11"), recursive: true);
        Add(12, "worker", 1);

        tree.Read().Select(process => process.Id).ShouldBe([10, 12]);
    }

    [Fact]
    public void The_wait_channel_is_that_of_wchan_or_else_of_the_stack()
    {
        Add(10, "sh", 1);
        File.WriteAllText(Path.Combine(_folder, "10", "wchan"), "0");
        File.WriteAllText(Path.Combine(_folder, "10", "stack"), "[<0>] futex_wait_queue+0x5c/0x90\n[<0>] futex_wait+0x1a/0x2\n");
        ProcessTree tree = new(_folder, 10);

        tree.WaitChannel(10).ShouldBe("futex_wait_queue");
        tree.WaitChannel(99).ShouldBeNull();
    }

    private void Add(int id, string name, int parent)
    {
        Directory.CreateDirectory(Path.Combine(_folder, $"{id}"));
        File.WriteAllText(Path.Combine(_folder, $"{id}", "stat"), $"{id} ({name}) S {parent} 10 10 0 -1 0 0 0 0 0 1 2 0 0 20 0 1 0 {id}00 0 0 0");
    }
}
