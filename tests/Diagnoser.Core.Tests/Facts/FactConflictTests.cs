using Diagnoser.Core.Facts;
using Diagnoser.Core.Tests.Facts.Text;

namespace Diagnoser.Core.Tests.Facts;

public sealed class FactConflictTests
{
    [Fact]
    public void Two_releases_in_environment_blocks_conflict()
    {
        FactConflict conflict = FactConflicts.Of(FactReading.Of("PyTorch version: 2.1.2+cu118\n[pip3] torch==2.3.0\n")).ShouldHaveSingleItem();

        conflict.Key.ShouldBe("torch.version");
        conflict.Statements.Select(fact => (fact.Value, fact.Source.Line)).ShouldBe([("2.1.2+cu118", 1L), ("2.3.0", 2L)]);
    }

    [Theory]
    [InlineData("PyTorch version: 2.1.2+cu118\n[pip3] torch==2.1.2\n")]
    [InlineData("PyTorch version: 2.1.2+cu118\nI also tried torch 2.3.0\n")]
    [InlineData("PyTorch version: 2.1.2\n[pip3] torch==2.1\n")]
    [InlineData("[pip3] torch==2.1.2\nSuccessfully installed torch-2.3.0\n")]
    [InlineData("OS: Ubuntu 22.04\nOS: Ubuntu 20.04\n")]
    public void The_same_release_and_weaker_statements_do_not_conflict(string text) =>
        FactConflicts.Of(FactReading.Of(text)).ShouldBeEmpty();
}
