using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Packing;

namespace Diagnoser.Cli.Tests;

public sealed class KnowledgePackTests
{
    [Fact]
    public void A_pack_holds_all_that_the_YAML_files_hold()
    {
        KnowledgeBase sources = KnowledgeLoader.LoadSources(RepositoryFiles.PathOf("rules"), []);
        byte[] pack = Write(sources);

        KnowledgeBase packed = KnowledgePackReader.Read(pack);

        packed.Rules.Rules.Select(rule => rule.Id).ShouldBe(sources.Rules.Rules.Select(rule => rule.Id));
        packed.Rules.Rules.Select(rule => rule.Explain).ShouldBe(sources.Rules.Rules.Select(rule => rule.Explain));
        packed.Tables.Sum(table => table.Rows.Count).ShouldBe(sources.Tables.Sum(table => table.Rows.Count));
        Write(packed).ShouldBe(pack);
    }

    [Fact]
    public void A_damaged_pack_is_refused()
    {
        byte[] pack = Write(KnowledgeLoader.LoadSources(RepositoryFiles.PathOf("rules"), []));

        Should.Throw<InvalidDataException>(() => KnowledgePackReader.Read(pack.AsMemory(0, pack.Length / 3)));
        Should.Throw<InvalidDataException>(() => KnowledgePackReader.Read(ReadOnlyMemory<byte>.Empty));
    }

    private static byte[] Write(KnowledgeBase knowledge)
    {
        using MemoryStream stream = new();
        KnowledgePackWriter.Write(knowledge, stream);
        return stream.ToArray();
    }
}
