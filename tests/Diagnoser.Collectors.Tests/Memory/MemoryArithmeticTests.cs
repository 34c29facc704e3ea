using Diagnoser.Collectors.Memory;

namespace Diagnoser.Collectors.Tests.Memory;

public sealed class MemoryArithmeticTests
{
    // The shapes are those of the models' own config.json on huggingface.co.
    private static readonly ModelShape Llama2 = new() { Layers = 32, HiddenSize = 4096, Heads = 32, KeyValueHeads = 32, HeadSize = 128, IntermediateSize = 11008, Vocabulary = 32000 };
    private static readonly ModelShape Llama3 = new() { Layers = 32, HiddenSize = 4096, Heads = 32, KeyValueHeads = 8, HeadSize = 128, IntermediateSize = 14336, Vocabulary = 128256 };
    private static readonly ModelShape Qwen25 = new() { Layers = 28, HiddenSize = 3584, Heads = 28, KeyValueHeads = 4, HeadSize = 128, IntermediateSize = 18944, Vocabulary = 152064 };
    private static readonly ModelShape Qwen25Small = new() { Layers = 24, HiddenSize = 896, Heads = 14, KeyValueHeads = 2, HeadSize = 64, IntermediateSize = 4864, Vocabulary = 151936, TiedEmbeddings = true };
    private static readonly ModelShape Mixtral = new() { Layers = 32, HiddenSize = 4096, Heads = 32, KeyValueHeads = 8, HeadSize = 128, IntermediateSize = 14336, Experts = 8, Vocabulary = 32000 };

    [Fact]
    public void The_cache_of_a_token_is_what_is_known_of_these_models()
    {
        MemoryArithmetic.KeyValuePerToken(Llama2, 2).ShouldBe(512 * 1024);
        MemoryArithmetic.KeyValuePerToken(Llama3, 2).ShouldBe(128 * 1024);
        MemoryArithmetic.KeyValuePerToken(Qwen25, 2).ShouldBe(56 * 1024);
        MemoryArithmetic.KeyValuePerToken(Qwen25, 1).ShouldBe(28 * 1024);
    }

    [Fact]
    public void Latent_attention_caches_its_rank_and_the_positional_part()
    {
        // DeepSeek-V3: 61 layers of 512 + 64 values.
        ModelShape deepSeek = new() { Layers = 61, HiddenSize = 7168, Heads = 128, KeyValueHeads = 128, HeadSize = 128, LatentSize = 576 };

        MemoryArithmetic.KeyValuePerToken(deepSeek, 2).ShouldBe(70_272);
    }

    [Theory]
    [InlineData("Llama-2-7B", 6.738)]
    [InlineData("Llama-3-8B", 8.030)]
    [InlineData("Qwen2.5-7B", 7.616)]
    [InlineData("Qwen2.5-0.5B", 0.494)]
    [InlineData("Mixtral-8x7B", 46.703)]
    public void Parameters_reckoned_from_the_shape_are_within_a_hundredth_of_the_published_count(string model, double billions)
    {
        ModelShape shape = model switch { "Llama-2-7B" => Llama2, "Llama-3-8B" => Llama3, "Qwen2.5-7B" => Qwen25, "Qwen2.5-0.5B" => Qwen25Small, _ => Mixtral };

        (MemoryArithmetic.Parameters(shape) / 1e9).ShouldBe(billions, billions * 0.01);
    }

    [Fact]
    public void Training_takes_sixteen_bytes_a_parameter_and_adapters_far_less()
    {
        double parameters = MemoryArithmetic.Parameters(Llama2);
        double adapter = MemoryArithmetic.LoraParameters(Llama2, 16);

        // Rank 16 on q, k, v and o of Llama-2-7B is 16.8 million parameters, as peft prints it.
        adapter.ShouldBe(16_777_216);
        MemoryArithmetic.FullFineTuning(parameters).ShouldBe((long)(parameters * 16));
        MemoryArithmetic.Lora(parameters, adapter).ShouldBeLessThan(MemoryArithmetic.FullFineTuning(parameters) / 7);
        MemoryArithmetic.QuantizedLora(parameters, MemoryArithmetic.EmbeddingParameters(Llama2), adapter).ShouldBeInRange(3L << 30, 5L << 30);
    }

    [Fact]
    public void A_model_that_is_too_large_gets_settings_that_fit()
    {
        FitAssessment fit = Assess(Llama3, 8.03e9, context: 8192, gpuGibibytes: 12, hostGibibytes: 32);

        fit.Verdict.ShouldBe(FitVerdict.Offload);
        fit.Suggestions.ShouldContain(suggestion => suggestion.StartsWith("use 8-bit weights", StringComparison.Ordinal));
        Assess(Llama3, 8.03e9, context: 8192, gpuGibibytes: 24, hostGibibytes: 32).Verdict.ShouldBe(FitVerdict.Fits);
        Assess(Llama3, 70e9, context: 8192, gpuGibibytes: 24, hostGibibytes: 32).Verdict.ShouldBe(FitVerdict.TooLarge);
    }

    [Fact]
    public void A_context_that_is_too_long_is_answered_with_one_that_fits()
    {
        FitAssessment fit = Assess(Llama2, 6.74e9, context: 65536, gpuGibibytes: 24, hostGibibytes: 0);

        fit.Verdict.ShouldBe(FitVerdict.TooLarge);
        fit.LongestContext.ShouldBeInRange(19_000, 24_000);
        fit.Suggestions[0].ShouldStartWith("limit the context to 2");
    }

    private static FitAssessment Assess(ModelShape shape, double parameters, long context, long gpuGibibytes, long hostGibibytes) => WillItFit.Assess(new FitRequest
    {
        Parameters = parameters,
        WeightBytes = MemoryArithmetic.Weights(parameters, 16),
        KeyValueBytesPerToken = MemoryArithmetic.KeyValuePerToken(shape, 2),
        Context = context,
        GpuBytes = [gpuGibibytes << 30],
        HostBytes = hostGibibytes << 30,
    });
}
