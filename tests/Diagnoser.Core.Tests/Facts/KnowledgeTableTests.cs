using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Tests.Facts;

public sealed class KnowledgeTableTests
{
    private const string Gpus = """
        table: gpus
        about: What a GPU is.
        match:
          gpu.name: { column: name, by: contains }
        gives:
          gpu.compute-capability: capability
        rows:
          - { name: A10, capability: "8.6", source: "https://example.org/", date: 2026-11-22 }
          - { name: A100, capability: "8.0", source: "https://example.org/", date: 2026-11-22 }
          - { name: RTX 3060, capability: "8.6", source: "https://example.org/", date: 2026-11-22 }
          - { name: RTX 3060 Ti, capability: "8.60", source: "https://example.org/", date: 2026-11-22 }
          - { name: L4, capability: "8.9", source: "https://example.org/", date: 2026-11-22 }
        """;

    [Theory]
    [InlineData("NVIDIA A100-SXM4-80GB", "8.0")]
    [InlineData("A10", "8.6")]
    [InlineData("NVIDIA GeForce RTX3060", "8.6")]
    [InlineData("rtx_3060 ti", "8.60")]
    [InlineData("L40S", null)]
    public void The_longest_name_that_the_fact_contains_finds_the_row(string gpu, string? capability)
    {
        FactSet facts = new();
        facts.Add("gpu.name", gpu, FactSource.FromLine(1));

        FactDeriver.Derive(facts, [Read(Gpus)]);

        facts.ValueOf("gpu.compute-capability").ShouldBe(capability);
    }

    [Fact]
    public void What_is_stated_is_never_contradicted()
    {
        FactSet facts = new();
        facts.Add("gpu.name", "A100", FactSource.FromLine(1));
        facts.Add("gpu.compute-capability", "7.0", FactSource.FromLine(2));

        FactDeriver.Derive(facts, [Read(Gpus)]);

        facts.Of("gpu.compute-capability").ShouldHaveSingleItem().Value.ShouldBe("7.0");
    }

    [Fact]
    public void A_row_without_its_source_is_refused_with_its_line()
    {
        string broken = Gpus.Replace(", source: \"https://example.org/\", date: 2026-11-22 }\n  - { name: A100", " }\n  - { name: A100", StringComparison.Ordinal);

        Should.Throw<YamlFormatException>(() => Read(broken)).Message.ShouldBe("gpus.yaml:8: a row needs a 'source' that is an address");
    }

    private static KnowledgeTable Read(string yaml)
    {
        using StringReader text = new(yaml);
        return KnowledgeReader.Read("gpus.yaml", text);
    }
}
