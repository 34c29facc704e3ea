using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Core.Tests.Facts.Text;

namespace Diagnoser.Core.Tests.Diagnosis;

public sealed class StatedStageTests
{
    private static readonly FailureTaxonomy s_taxonomy = ReadTaxonomy();

    [Fact]
    public void A_stated_stage_outweighs_a_leaning_classifier()
    {
        FactSet facts = FactReading.Of("The loss is nan after some steps of fine-tuning with LoRA.");

        Prediction weighed = StatedStage.Weigh(Of(inference: 0.8), facts, s_taxonomy);

        weighed.Stages[IndexOf("Fine-tuning")].ShouldBe(0.2 * 8 / ((0.2 * 8) + 0.8), 1e-9);
        weighed.Stages.Sum().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void A_sure_classifier_is_not_overruled()
    {
        FactSet facts = FactReading.Of("The loss is nan after some steps of fine-tuning with LoRA.");

        Prediction weighed = StatedStage.Weigh(Of(inference: 0.99), facts, s_taxonomy);

        weighed.Stages[IndexOf("Inference")].ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void Without_a_stated_stage_nothing_changes()
    {
        Prediction prediction = Of(inference: 0.8);

        StatedStage.Weigh(prediction, FactReading.Of("Killed"), s_taxonomy).ShouldBeSameAs(prediction);
    }

    [Theory]
    [InlineData("vllm-project/vllm#1", "llama.cpp", false)]
    [InlineData("vllm-project/vllm#1", "vllm", true)]
    [InlineData("QwenLM/Qwen#1", "llama.cpp", true)]
    [InlineData("hiyouga/LlamaFactory#1", "vllm", false)]
    [InlineData("abetlen/llama-cpp-python#1", "llama.cpp", true)]
    [InlineData("vllm-project/vllm#1", null, true)]
    public void Advice_for_one_engine_is_none_for_another(string caseId, string? engine, bool fits) =>
        EngineTracker.Fits(caseId, engine is null ? [] : [engine]).ShouldBe(fits);

    private static Prediction Of(double inference)
    {
        double[] stages = new double[s_taxonomy.Stages.Count];
        stages[IndexOf("Inference")] = inference;
        stages[IndexOf("Fine-tuning")] = 1 - inference;
        return new Prediction([], [], stages, 0, []);
    }

    private static int IndexOf(string stage) => s_taxonomy.Stages.Select((known, index) => (known.Name, Index: index)).Single(known => known.Name == stage).Index;

    private static FailureTaxonomy ReadTaxonomy()
    {
        using StreamReader yaml = new(RepositoryFiles.PathOf("training-data", "taxonomy.yaml"));
        return TaxonomyReader.Read("taxonomy.yaml", yaml);
    }
}
