using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;

namespace Diagnoser.Core.Tests.Facts;

public sealed class WeightReckoningTests
{
    [Theory]
    [InlineData("model.size=7 gpu.memory.total=24", "13", "54")]
    [InlineData("model.size=70 gpu.memory.total=79.1 gpu.count=2", "130.4", "82")]
    [InlineData("model.size=7 model.dtype=float32 gpu.memory.total=24", "26.1", "109")]
    [InlineData("model.size=72 model.quantization=gptq model.quantization.bits=4 gpu.memory.total=24 gpu.count=4", "37.7", "39")]
    [InlineData("model.size=13 model.quantization=bnb-8bit gpu.memory.total=16", "12.1", "76")]
    [InlineData("model.size=7 training.method=qlora gpu.memory.nominal=16", "3.7", "23")]
    public void Weights_are_parameters_times_bits_against_the_memory_of_the_gpus(string known, string weights, string percent)
    {
        FactSet facts = Derive(known);

        facts.ValueOf("fit.weights").ShouldBe(weights);
        facts.ValueOf("fit.weights-percent").ShouldBe(percent);
    }

    [Fact]
    public void The_exact_number_of_parameters_comes_before_the_size_in_the_name() =>
        Derive("model.size=7 model.parameters=6.74 gpu.memory.total=12").ValueOf("fit.weights").ShouldBe("12.6");

    [Theory]
    [InlineData("engine.name=vllm", "170", "42")]
    [InlineData("engine.name=vllm parallel.tensor=2", "85", "42")]
    [InlineData("engine.name=vllm parallel.tensor=2 parallel.pipeline=2", "42", "42")]
    [InlineData("engine.name=transformers", "42", "42")]
    public void A_server_uses_as_many_gpus_as_it_was_told(string engine, string used, string all)
    {
        FactSet facts = Derive("model.size=72 gpu.memory.total=79 gpu.count=4 " + engine);

        facts.ValueOf("fit.weights-percent").ShouldBe(used);
        facts.ValueOf("fit.weights-percent.all-gpus").ShouldBe(all);
    }

    [Theory]
    [InlineData("gpu.memory.total=24")]
    [InlineData("model.size=7 model.quantization=gguf gpu.memory.total=24")]
    [InlineData("model.size=none gpu.memory.total=24")]
    public void Nothing_is_said_where_parameters_or_bits_are_unknown(string known) =>
        Derive(known).All.ShouldAllBe(fact => !fact.Key.StartsWith("fit."));

    [Fact]
    public void What_a_look_at_the_files_gave_is_kept()
    {
        FactSet facts = Derive("fit.weights=5.2 model.size=7 gpu.memory.total=10.4");

        facts.Of("fit.weights").Count.ShouldBe(1);
        facts.ValueOf("fit.weights-percent").ShouldBe("50");
    }

    private static FactSet Derive(string known)
    {
        FactSet facts = new();
        foreach (string pair in known.Split(' '))
        {
            string[] parts = pair.Split('=');
            facts.Add(parts[0], parts[1], FactSource.FromLine(1));
        }

        FactDeriver.Derive(facts, []);
        return facts;
    }
}
