using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// What config.json says of a model. Names differ between families (https://huggingface.co/docs/transformers/main_classes/configuration and
/// each model's own page): GPT-2 has n_layer, ChatGLM num_layers, multimodal models a text_config.
/// </summary>
internal sealed record ModelConfig
{
    public string? ModelType { get; init; }

    public string? Architecture { get; init; }

    public string? DType { get; init; }

    public string? TransformersVersion { get; init; }

    public string? NameOrPath { get; init; }

    public long? HiddenSize { get; init; }

    public long? IntermediateSize { get; init; }

    public long? Layers { get; init; }

    public long? Heads { get; init; }

    public long? KeyValueHeads { get; init; }

    public long? HeadSize { get; init; }

    public long? Vocabulary { get; init; }

    public long? MaxPositions { get; init; }

    public long? Experts { get; init; }

    public long? ExpertIntermediateSize { get; init; }

    public long? ExtraPredictionLayers { get; init; }

    /// <summary>Rank of the compressed keys and values of multi-head latent attention (DeepSeek).</summary>
    public long? LatentRank { get; init; }

    /// <summary>Size of the part of a key that carries the position, with latent attention.</summary>
    public long? LatentRopeSize { get; init; }

    /// <summary>How positions are stretched beyond those of training: <c>yarn 4</c>, <c>llama3 8</c>; null if they are not.</summary>
    public string? RopeScaling { get; init; }

    public bool TiedEmbeddings { get; init; }

    public bool HasRemoteCode { get; init; }

    public IReadOnlyList<long> Eos { get; init; } = [];

    public long? Bos { get; init; }

    public long? Pad { get; init; }

    public string? QuantizationMethod { get; init; }

    public long? QuantizationBits { get; init; }

    public static ModelConfig Read(JsonElement root)
    {
        // The language model of a multimodal one stands in an object of its own.
        JsonElement text = root.Get("text_config") is { ValueKind: JsonValueKind.Object } nested ? nested
            : root.Get("llm_config") is { ValueKind: JsonValueKind.Object } other ? other
            : root;
        long? hidden = text.Number("hidden_size", "n_embd", "d_model", "dim");
        long? heads = text.Number("num_attention_heads", "n_head", "n_heads");
        JsonElement quantization = root.Get("quantization_config");
        IReadOnlyList<long> eos = root.Numbers("eos_token_id");
        return new ModelConfig
        {
            ModelType = root.Text("model_type"),
            Architecture = root.Get("architectures") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.String ? list[0].GetString() : null,
            DType = root.Text("torch_dtype") ?? root.Text("dtype") ?? text.Text("torch_dtype") ?? text.Text("dtype"),
            TransformersVersion = root.Text("transformers_version"),
            NameOrPath = root.Text("_name_or_path"),
            HiddenSize = hidden,
            IntermediateSize = text.Number("intermediate_size", "ffn_hidden_size", "n_inner", "ffn_dim"),
            Layers = text.Number("num_hidden_layers", "n_layer", "num_layers", "n_layers"),
            Heads = heads,
            KeyValueHeads = text.Number("num_key_value_heads", "multi_query_group_num", "n_kv_heads", "num_kv_heads") ?? (text.Flag("multi_query") == true ? 1 : heads),
            HeadSize = text.Number("head_dim", "kv_channels") ?? (hidden is > 0 && heads is > 0 ? hidden / heads : null),
            Vocabulary = text.Number("vocab_size", "padded_vocab_size"),
            MaxPositions = text.Number("max_position_embeddings", "seq_length", "n_positions", "model_max_length"),
            Experts = text.Number("num_local_experts", "n_routed_experts", "num_experts"),
            ExpertIntermediateSize = text.Number("moe_intermediate_size"),
            ExtraPredictionLayers = text.Number("num_nextn_predict_layers"),
            LatentRank = text.Number("kv_lora_rank"),
            LatentRopeSize = text.Number("qk_rope_head_dim"),
            RopeScaling = text.Get("rope_scaling") is { ValueKind: JsonValueKind.Object } rope ? $"{rope.Text("rope_type") ?? rope.Text("type") ?? "scaled"} {rope.Number("factor")}".Trim() : null,
            TiedEmbeddings = root.Flag("tie_word_embeddings") ?? text.Flag("tie_word_embeddings") ?? false,
            HasRemoteCode = root.Get("auto_map").ValueKind == JsonValueKind.Object,
            Eos = eos.Count > 0 ? eos : text.Numbers("eos_token_id"),
            Bos = root.Number("bos_token_id") ?? text.Number("bos_token_id"),
            Pad = root.Number("pad_token_id") ?? text.Number("pad_token_id"),
            QuantizationMethod = quantization.Text("quant_method") ?? (quantization.Flag("load_in_4bit") == true || quantization.Flag("load_in_8bit") == true ? "bitsandbytes" : null),
            QuantizationBits = quantization.Number("bits", "w_bit") ?? (quantization.Flag("load_in_4bit") == true ? 4 : quantization.Flag("load_in_8bit") == true ? 8 : null),
        };
    }
}
