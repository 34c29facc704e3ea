using System.Globalization;

namespace Diagnoser.Core.Facts.Knowledge;

/// <summary>
/// Reckons how much of the GPUs' memory the weights of the model take, from what a text or a machine states: parameters, bits of a weight, memory
/// and number of GPUs. It says nothing where one of them is unknown, and nothing of a GGUF file whose bits are unknown, which is what llama.cpp and LM Studio run.
/// A tag of Ollama's library that names no quantization has 4 bits (Q4_K_M; https://ollama.com/library).
/// </summary>
internal static class WeightReckoning
{
    private const double Gibibyte = 1L << 30;

    /// <summary>Scales, zero points and the 16-bit embeddings of a checkpoint below 8 bits: 5 GB for 7 billion parameters, as AWQ and GPTQ checkpoints on https://huggingface.co weigh.</summary>
    private const double OverheadBits = 0.5;

    private const double FarApart = 0.3;

    /// <summary>Servers that use one GPU unless they are told otherwise (https://docs.vllm.ai/en/latest/serving/parallelism_scaling.html).</summary>
    private static readonly HashSet<string> OneGpuUnlessTold = new(StringComparer.OrdinalIgnoreCase) { "vllm", "sglang", "llama-reference" };

    /// <summary>Adds <c>fit.weights</c> (GiB), <c>fit.weights-percent</c> and <c>fit.weights-percent.all-gpus</c>, as far as they follow.</summary>
    /// <param name="facts">What is known; receives the conclusions.</param>
    public static void Derive(FactSet facts)
    {
        if (ParametersOf(facts) is not (> 0 and < 5000 and { } billions) || BitsOf(facts) is not { } bits)
        {
            return;
        }

        double weights = Number(facts, "fit.weights") ?? billions * 1e9 * bits / 8 / Gibibyte;
        if (facts.Of("fit.weights").Count == 0)
        {
            facts.Add("fit.weights", weights.ToString("0.#", CultureInfo.InvariantCulture), FactSource.FromKnowledge("arithmetic"));
        }

        if ((Number(facts, "gpu.memory.total") ?? Number(facts, "gpu.memory.nominal")) is not (> 0 and { } memory))
        {
            return;
        }

        double all = Math.Max(1, Number(facts, "gpu.count") ?? 1);
        double used = (Number(facts, "parallel.tensor") * (Number(facts, "parallel.pipeline") ?? 1)) ?? Number(facts, "parallel.world-size") ?? (facts.ValueOf("engine.name") is { } engine && OneGpuUnlessTold.Contains(engine) ? 1 : all);
        Put("fit.weights-percent", weights / (memory * Math.Max(1, used)));
        Put("fit.weights-percent.all-gpus", weights / (memory * Math.Max(all, used)));

        void Put(string key, double share) => facts.Add(key, Math.Round(share * 100).ToString("0", CultureInfo.InvariantCulture), FactSource.FromKnowledge("arithmetic"));
    }

    /// <summary>Billions of parameters. A table knows them more exactly than a name, but where the two are far apart its row is another model's.</summary>
    private static double? ParametersOf(FactSet facts)
    {
        (double? known, double? named) = (Number(facts, "model.parameters"), Number(facts, "model.size"));
        return known is { } exact && named is { } rough && Math.Abs(exact - rough) > FarApart * rough ? rough : known ?? named;
    }

    /// <summary>Bits of a weight in memory, or null if nothing can be said.</summary>
    private static double? BitsOf(FactSet facts)
    {
        double? stated = Number(facts, "model.quantization.bits");
        string? quantization = facts.ValueOf("model.quantization");
        return (quantization, stated) switch
        {
            (not null, > 0 and < 8) => stated + OverheadBits,
            (not null, >= 8 and <= 32) => stated,
            ("gptq" or "awq" or "int4" or "bnb-4bit" or "nf4" or "mxfp4" or "nvfp4", _) => 4 + OverheadBits,
            ("int8" or "bnb-8bit" or "fp8", _) => 8,
            (null, _) when facts.ValueOf("engine.name") is "ollama" && facts.ValueOf("model.name")?.Contains(':') == true => 4 + OverheadBits,
            (null, _) when facts.ValueOf("engine.name") is "ollama" or "llama.cpp" or "lm-studio" && facts.ValueOf("model.dtype") is null => null,
            (null, _) => facts.ValueOf("training.method") == "qlora" ? 4 + OverheadBits : BitsOfDtype(facts.ValueOf("model.dtype")),
            _ => null,
        };
    }

    private static double BitsOfDtype(string? dtype) => dtype switch
    {
        "float32" => 32,
        "fp8" => 8,
        _ => 16,
    };

    private static double? Number(FactSet facts, string key) =>
        double.TryParse(facts.ValueOf(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
}
