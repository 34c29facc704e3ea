using System.Globalization;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>Tensors held against config.json: shapes, layers, types, quantization.</summary>
internal static class ShapeChecks
{
    private static readonly string[] EmbeddingNames =
        ["embed_tokens.weight", "wte.weight", "word_embeddings.weight", "tok_embeddings.weight", "embed_in.weight", "embedding.weight"];

    private static readonly string[] QuantizedEndings = [".qweight", ".qzeros", ".scales", ".weight_scale", ".weight_scale_inv", ".SCB", ".absmax", ".quant_state.bitsandbytes__nf4", ".g_idx"];

    /// <summary>The embedding's shape, rows first; null if no tensor is known to be one.</summary>
    public static IReadOnlyList<long>? Embedding(ModelFolder model)
    {
        foreach (TensorInfo tensor in model.Tensors)
        {
            if (tensor.Shape.Count == 2 && Array.Exists(EmbeddingNames, name => tensor.Name.EndsWith(name, StringComparison.Ordinal)) && !tensor.Name.Contains("vision", StringComparison.Ordinal) && !tensor.Name.Contains("visual", StringComparison.Ordinal))
            {
                return tensor.Shape;
            }

            // GGUF has the columns first.
            if (tensor is { Name: "token_embd.weight", Shape.Count: 2 })
            {
                return [tensor.Shape[1], tensor.Shape[0]];
            }
        }

        return null;
    }

    public static bool IsQuantized(ModelFolder model) =>
        model.Tensors.Any(tensor => Array.Exists(QuantizedEndings, ending => tensor.Name.EndsWith(ending, StringComparison.Ordinal)));

    public static void Run(ModelFolder model, Findings findings)
    {
        if (model.Format != "safetensors" || model.Config is not { } config || model.Weights.All(file => file.Tensors.Count == 0))
        {
            return;
        }

        CheckEmbedding(model, config, findings);
        CheckLayers(model, config, findings);
        CheckForward(model, config, findings);
        CheckTypes(model, config, findings);
        CheckQuantization(model, config, findings);
    }

    private static void CheckEmbedding(ModelFolder model, ModelConfig config, Findings findings)
    {
        if (Embedding(model) is not [var rows, var columns])
        {
            return;
        }

        if (config.HiddenSize is { } hidden && columns != hidden)
        {
            findings.Add("config-of-another-model", Text($"the embedding has {columns} columns, and config.json says hidden_size {hidden}"), "config.json");
        }

        if (config.Vocabulary is { } vocabulary && rows != vocabulary)
        {
            findings.Add("embedding-rows", Text($"the embedding has {rows} rows, and config.json says vocab_size {vocabulary}"), "config.json");
        }
    }

    private static void CheckLayers(ModelFolder model, ModelConfig config, Findings findings)
    {
        long largest = -1;
        foreach (TensorInfo tensor in model.Tensors)
        {
            largest = Math.Max(largest, LayerOf(tensor.Name));
        }

        bool complete = model.Index.Count == 0 || model.Index.Values.Distinct(StringComparer.Ordinal).All(shard => model.Weights.Any(file => file.Name == shard && file.Tensors.Count > 0));
        if (!complete || largest < 0 || config.Layers is not { } layers)
        {
            return;
        }

        // Layers that predict further tokens (DeepSeek-V3) stand behind the others.
        long extra = config.ExtraPredictionLayers ?? 0;
        if (largest + 1 < layers || largest + 1 > layers + extra)
        {
            findings.Add("config-of-another-model", Text($"the weights have {largest + 1} layers, and config.json says num_hidden_layers {layers}"), "config.json");
        }
    }

    /// <summary>The number in <c>model.layers.31.mlp...</c> or <c>transformer.h.31...</c>; -1 for other tensors.</summary>
    private static long LayerOf(string name)
    {
        if (name.Contains("vision", StringComparison.Ordinal) || name.Contains("visual", StringComparison.Ordinal) || name.Contains("audio", StringComparison.Ordinal))
        {
            return -1;
        }

        foreach (string label in new[] { "model.layers.", "transformer.h.", "encoder.layers.", "gpt_neox.layers." })
        {
            int at = name.IndexOf(label, StringComparison.Ordinal);
            if (at >= 0)
            {
                ReadOnlySpan<char> rest = name.AsSpan(at + label.Length);
                int end = rest.IndexOf('.');
                return end > 0 && long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long layer) ? layer : -1;
            }
        }

        return -1;
    }

    private static void CheckForward(ModelFolder model, ModelConfig config, Findings findings)
    {
        TensorInfo gate = model.Tensors.FirstOrDefault(tensor => tensor.Name.EndsWith("layers.0.mlp.gate_proj.weight", StringComparison.Ordinal));
        if (gate.Shape is [var rows, var columns] && !IsQuantized(model) && config.IntermediateSize is { } size && rows != size && columns != size)
        {
            findings.Add("config-of-another-model", Text($"mlp.gate_proj has {rows} rows, and config.json says intermediate_size {size}"), "config.json");
        }
    }

    private static void CheckTypes(ModelFolder model, ModelConfig config, Findings findings)
    {
        string? majority = model.Tensors.Where(tensor => tensor.Shape.Count == 2).GroupBy(tensor => tensor.DType, StringComparer.Ordinal).MaxBy(group => group.Sum(tensor => tensor.Count))?.Key;
        string? written = majority switch { "BF16" => "bfloat16", "F16" => "float16", "F32" => "float32", _ => null };
        if (written is not null && config.DType is { } configured && configured != "auto" && configured != written && config.QuantizationMethod is null)
        {
            findings.Add("dtype-differs", $"the tensors are {written}, and config.json says {configured}", "config.json");
        }
    }

    private static void CheckQuantization(ModelFolder model, ModelConfig config, Findings findings)
    {
        bool quantized = IsQuantized(model);
        bool elsewhere = model.Files.ContainsKey("quantize_config.json") || model.Files.ContainsKey("quant_config.json") || model.Files.ContainsKey("hf_quant_config.json");
        if (quantized && config.QuantizationMethod is null && !elsewhere)
        {
            findings.Add("quantization-missing", "the tensors are quantized (qweight, scales), and config.json has no quantization_config", "config.json");
        }
        else if (!quantized && config.QuantizationMethod is "gptq" or "awq" && model.Index.Values.All(model.Files.ContainsKey))
        {
            findings.Add("quantization-without-tensors", $"config.json says {config.QuantizationMethod}, and no tensor is quantized", "config.json");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
