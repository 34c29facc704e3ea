using System.Globalization;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machine;
using Diagnoser.Collectors.Memory;
using Diagnoser.Collectors.ModelFiles.Doctor;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>States what a model is.</summary>
internal static class ModelFacts
{
    public static void Add(ModelFolder model, FactSink sink)
    {
        sink.Add("model.format", model.Format, model.Location.Path);
        sink.Add("model.file-format", model.Format, model.Location.Path);
        sink.Add("model.adapter", model.AdapterBase, "adapter_config.json");
        sink.Add("model.store", model.Location.Store, model.Location.Reason);
        if (model.Config is { } config)
        {
            AddConfig(config, sink);
        }

        if (model.Gguf is { } gguf)
        {
            AddGguf(gguf, sink);
        }

        AddTokenizer(model, sink);
        AddWeights(model, sink);
    }

    /// <summary>The shape of a model, from config.json or from a GGUF file's metadata; null if too little is known.</summary>
    public static ModelShape? ShapeOf(ModelFolder model)
    {
        if (model.Gguf is { } gguf)
        {
            long? heads = gguf.OfArchitecture("attention.head_count");
            long? hidden = gguf.OfArchitecture("embedding_length");
            return gguf.OfArchitecture("block_count") is { } blocks && heads is > 0 && hidden is > 0
                ? new ModelShape
                {
                    Layers = blocks,
                    HiddenSize = hidden.Value,
                    Heads = heads.Value,
                    KeyValueHeads = gguf.OfArchitecture("attention.head_count_kv") ?? heads.Value,
                    HeadSize = gguf.OfArchitecture("attention.key_length") ?? hidden.Value / heads.Value,
                    IntermediateSize = gguf.OfArchitecture("feed_forward_length") ?? 0,
                    Experts = gguf.OfArchitecture("expert_count") ?? 0,
                    Vocabulary = gguf.Tokens ?? 0,
                }
                : null;
        }

        return model.Config is { Layers: { } layers, HiddenSize: { } size, Heads: { } all, KeyValueHeads: { } kept, HeadSize: { } head } config
            ? new ModelShape
            {
                Layers = layers,
                HiddenSize = size,
                Heads = all,
                KeyValueHeads = kept,
                HeadSize = head,
                IntermediateSize = config.Experts is > 1 ? config.ExpertIntermediateSize ?? config.IntermediateSize ?? 0 : config.IntermediateSize ?? 0,
                Experts = config.Experts ?? 0,
                Vocabulary = config.Vocabulary ?? 0,
                TiedEmbeddings = config.TiedEmbeddings,
                LatentSize = config.LatentRank is { } rank ? rank + (config.LatentRopeSize ?? 0) : null,
            }
            : null;
    }

    /// <summary>Parameters: counted from the tensors, or reckoned from the shape where they are quantized or not all there; null if unknown.</summary>
    public static double? ParametersOf(ModelFolder model)
    {
        bool whole = model.Weights.Count > 0 && model.Weights.All(file => file.Tensors.Count > 0 && file.Fault is null) && model.Index.Values.All(shard => model.Files.GetValueOrDefault(shard) > 0);
        bool packed = model.Config?.QuantizationMethod is "gptq" or "awq" or "bitsandbytes" or "compressed-tensors" || ShapeChecks.IsQuantized(model);
        if (whole && !packed)
        {
            return model.Tensors.Sum(tensor => (double)tensor.Count);
        }

        return ShapeOf(model) is { IntermediateSize: > 0, Vocabulary: > 0 } shape ? MemoryArithmetic.Parameters(shape) : null;
    }

    private static void AddConfig(ModelConfig config, FactSink sink)
    {
        const string source = "config.json";
        sink.Add("model.type", config.ModelType, source);
        sink.Add("model.architecture", config.Architecture, source);
        sink.Add("model.dtype", config.DType, source);
        sink.Add("model.transformers-version", config.TransformersVersion, source);
        AddNumber("model.layers", config.Layers);
        AddNumber("model.hidden-size", config.HiddenSize);
        AddNumber("model.attention-heads", config.Heads);
        AddNumber("model.kv-heads", config.KeyValueHeads);
        AddNumber("model.head-dim", config.HeadSize);
        AddNumber("model.experts", config.Experts);
        AddNumber("model.vocabulary", config.Vocabulary);
        AddNumber("model.max-positions", config.MaxPositions);
        sink.Add("model.rope-scaling", config.RopeScaling, source);
        sink.Add("model.tied-embeddings", config.TiedEmbeddings, source);
        sink.Add("model.quantization", config.QuantizationMethod?.ToLowerInvariant(), source);
        AddNumber("model.quantization.bits", config.QuantizationBits);
        if (config.HasRemoteCode)
        {
            sink.Add("model.remote-code", true, source);
        }

        void AddNumber(string key, long? value)
        {
            if (value is { } number)
            {
                sink.Add(key, number, source);
            }
        }
    }

    private static void AddGguf(GgufFile gguf, FactSink sink)
    {
        string source = gguf.Weights.Name;
        if (gguf.Version > 0)
        {
            sink.Add("model.gguf.version", gguf.Version, source);
        }

        sink.Add("model.gguf.architecture", gguf.Text("general.architecture"), source);
        sink.Add("model.type", gguf.Text("general.architecture"), source);
        sink.Add("model.quantization", "gguf", source);
        foreach ((string key, string name) in new[] { ("model.layers", "block_count"), ("model.hidden-size", "embedding_length"), ("model.kv-heads", "attention.head_count_kv"), ("model.max-positions", "context_length"), ("model.experts", "expert_count") })
        {
            if (gguf.OfArchitecture(name) is { } value)
            {
                sink.Add(key, value, source);
            }
        }

        sink.Add("model.eos", gguf.EosText, source);
        if (gguf.Tokens is { } tokens)
        {
            sink.Add("model.tokenizer-size", tokens, source);
        }

        string? template = gguf.Text("tokenizer.chat_template");
        sink.Add("model.chat-template", template is null ? "none" : source, source);
        sink.Add("model.chat-template.family", ChatTemplate.FamilyOf(template), source);
    }

    private static void AddTokenizer(ModelFolder model, FactSink sink)
    {
        TokenizerFiles tokenizer = model.Tokenizer;
        if (tokenizer.Names.Count == 0)
        {
            return;
        }

        if (tokenizer.Size is { } size)
        {
            sink.Add("model.tokenizer-size", size, tokenizer.SizeSource);
        }

        IReadOnlyList<long> eos = TokenizerChecks.EffectiveEos(model, out string source);
        sink.Add("model.eos", eos.Count > 0 ? TokenizerChecks.Ids(eos, model) : tokenizer.Eos, eos.Count > 0 ? source : "tokenizer_config.json");
        sink.Add("model.pad", Token(tokenizer.Pad), "tokenizer_config.json");
        sink.Add("model.bos", Token(tokenizer.Bos), "tokenizer_config.json");
        sink.Add("model.chat-template", tokenizer.ChatTemplateSource ?? "none", "tokenizer_config.json");
        sink.Add("model.chat-template.family", ChatTemplate.FamilyOf(tokenizer.ChatTemplate), tokenizer.ChatTemplateSource ?? "");
        sink.Add("model.chat-template.end", Token(ChatTemplate.EndOf(tokenizer.ChatTemplate)), tokenizer.ChatTemplateSource ?? "");

        string? Token(string? token) =>
            token is null ? null : tokenizer.IdOf(token) is { } id ? string.Create(CultureInfo.InvariantCulture, $"{token} ({id})") : token;
    }

    private static void AddWeights(ModelFolder model, FactSink sink)
    {
        string source = model.Location.Path;
        long bytes = model.Weights.Sum(file => file.Length);
        if (bytes > 0)
        {
            sink.Add("model.weights", Quantities.ToGibibytes(bytes), source);
        }

        TensorInfo[] tensors = [.. model.Tensors];
        if (tensors.Length > 0)
        {
            sink.Add("model.tensors", tensors.Length, source);
            double all = tensors.Sum(tensor => (double)tensor.Count);
            IEnumerable<string> shares = tensors
                .GroupBy(tensor => tensor.DType, StringComparer.Ordinal)
                .Select(group => (group.Key, Share: all > 0 ? group.Sum(tensor => (double)tensor.Count) / all : 0))
                .OrderByDescending(group => group.Share)
                .Take(6)
                .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Share * 100:0.#} %"));
            sink.Add("model.dtypes", string.Join(", ", shares), source);
        }

        if (ParametersOf(model) is { } parameters and > 0)
        {
            sink.Add("model.parameters", parameters / 1e9, source);
            sink.Add("model.size", parameters / 1e9, source);
        }

        if (ShapeOf(model) is { } shape)
        {
            sink.Add("fit.kv-per-token", MemoryArithmetic.KeyValuePerToken(shape, 2) / 1024.0, source);
            AddTraining(model, shape, sink);
        }
    }

    private static void AddTraining(ModelFolder model, ModelShape shape, FactSink sink)
    {
        const int usualRank = 16;
        if (model.Format == "gguf" || ParametersOf(model) is not { } parameters)
        {
            return;
        }

        double adapter = MemoryArithmetic.LoraParameters(shape, usualRank);
        sink.Add("fit.training.full", Quantities.ToGibibytes(MemoryArithmetic.FullFineTuning(parameters)), "arithmetic");
        sink.Add("fit.training.lora", Quantities.ToGibibytes(MemoryArithmetic.Lora(parameters, adapter)), "arithmetic");
        sink.Add("fit.training.qlora", Quantities.ToGibibytes(MemoryArithmetic.QuantizedLora(parameters, MemoryArithmetic.EmbeddingParameters(shape), adapter)), "arithmetic");
    }
}
