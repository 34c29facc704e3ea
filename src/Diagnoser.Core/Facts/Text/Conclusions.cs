namespace Diagnoser.Core.Facts.Text;

/// <summary>States what only the whole text tells: the engine, the stage, the method of training.</summary>
internal static class Conclusions
{
    private const double EnoughForStage = 1.0;

    /// <summary>LoRA is also served, so the text has to speak of training before the word names its method.</summary>
    private const double TrainingForMethod = 2.0;

    private static readonly Dictionary<string, string> PackageOfEngine = new(StringComparer.Ordinal)
    {
        ["vllm"] = "vllm", ["sglang"] = "sglang", ["llama.cpp"] = "llama-cpp", ["ollama"] = "ollama", ["tgi"] = "text-generation-inference", ["tensorrt-llm"] = "tensorrt-llm", ["lmdeploy"] = "lmdeploy",
        ["transformers"] = "transformers", ["deepspeed"] = "deepspeed", ["llama-factory"] = "llamafactory", ["axolotl"] = "axolotl", ["swift"] = "ms-swift", ["fastchat"] = "fschat", ["xinference"] = "xinference", ["mlx"] = "mlx-lm", ["ktransformers"] = "ktransformers", ["unsloth"] = "unsloth",
    };

    /// <summary>Adds the conclusions.</summary>
    /// <param name="context">What was counted.</param>
    /// <param name="facts">Receives the facts.</param>
    public static void Complete(TextContext context, FactLedger facts)
    {
        foreach (EvidenceTally.Evidence evidence in context.Engines.Ranked())
        {
            facts.Add("engine.name", evidence.Name, evidence.Line, FactStrength.Prose);
        }

        // Who names a version of transformers and nothing that serves or trains runs the model with it.
        if (!facts.TryGet("engine.name", out _) && facts.LineOf(FactKeys.VersionOf("transformers")) is > 0 and long line && !facts.Knows(FactKeys.VersionOf("transformers"), FactStrength.Listed))
        {
            facts.Add("engine.name", "transformers", line, FactStrength.Hint);
        }

        if (facts.TryGet("engine.name", out string? engine) && PackageOfEngine.TryGetValue(engine, out string? package) && facts.TryGet(FactKeys.VersionOf(package), out string? version))
        {
            facts.Add("engine.version", version, facts.LineOf(FactKeys.VersionOf(package)), FactStrength.Prose);
        }

        if (context.Devices.Count > 0)
        {
            facts.Add("gpu.count", TextScan.Format(context.Devices.Count), context.Devices.Line, FactStrength.Hint);
        }

        if (facts.TryGet("gpu.vendor", out string? vendor) && vendor == "apple" && !facts.TryGet("os.family", out _))
        {
            // Apple's GPUs are in Macs alone, as far as running models goes.
            facts.Add("os.family", "macos", facts.LineOf("gpu.vendor"), FactStrength.Hint);
        }

        IReadOnlyList<EvidenceTally.Evidence> stages = context.Stages.Ranked();
        if (stages.Count > 0 && stages[0].Weight >= EnoughForStage && (stages.Count == 1 || stages[0].Weight > stages[1].Weight * 1.25))
        {
            facts.Add("stage", stages[0].Name, stages[0].Line, FactStrength.Prose);
        }

        IReadOnlyList<EvidenceTally.Evidence> methods = context.Methods.Ranked();
        if (methods.Count > 0 && context.Stages.WeightOf("fine-tuning") >= TrainingForMethod)
        {
            facts.Add("training.method", methods[0].Name, methods[0].Line, FactStrength.Prose);
        }
    }
}
