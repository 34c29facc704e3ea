using Diagnoser.Core.Taxonomy;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Tests.Taxonomy;

public sealed class TaxonomyReaderTests
{
    [Fact]
    public void The_shipped_taxonomy_has_the_studys_codes_and_counts()
    {
        using StreamReader text = new(RepositoryFiles.PathOf("training-data", "taxonomy.yaml"));

        FailureTaxonomy taxonomy = TaxonomyReader.Read("taxonomy.yaml", text);

        taxonomy.Categories.Select(category => $"{category.Code} {category.Count}")
            .ShouldBe(["A 223", "B 130", "C 71", "D 65", "E 54", "F 51", "G 47", "H 46", "I 19"]);
        taxonomy.Causes.Count.ShouldBe(26);
        taxonomy.Symptoms.Count.ShouldBe(37);
        taxonomy.Stages.Select(stage => $"{stage.Name} {stage.Count}").ShouldBe(["Inference 557", "Fine-tuning 149"]);
        taxonomy.Categories.ShouldAllBe(category => category.Causes.Sum(cause => cause.Count) == category.Count);
        taxonomy.SymptomCategories.ShouldAllBe(category => category.Symptoms.Sum(symptom => symptom.Count) == category.Count);
        taxonomy.CategoryOfCause(taxonomy.IndexOfCause("G.2")).ShouldBe(taxonomy.IndexOfCategory("G"));
        taxonomy.IndexOfCause("Z.9").ShouldBe(-1);
    }

    [Fact]
    public void A_missing_member_is_named_with_its_line()
    {
        using StringReader text = new("root_causes:\n  - code: A\n    name: x\n");

        Should.Throw<YamlFormatException>(() => TaxonomyReader.Read("t.yaml", text)).Message.ShouldBe("t.yaml:2: 'count' is missing");
    }
}
