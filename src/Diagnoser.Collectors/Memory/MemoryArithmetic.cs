namespace Diagnoser.Collectors.Memory;

/// <summary>
/// How much memory a model needs, in bytes. Pure arithmetic: KV cache as in "Efficient Memory Management for Large Language Model Serving
/// with PagedAttention" (https://arxiv.org/abs/2309.06180, section 3), latent attention as in DeepSeek-V2 (https://arxiv.org/abs/2405.04434,
/// section 2.1), training state as in ZeRO (https://arxiv.org/abs/1910.02054, section 3.1), NF4 as in QLoRA (https://arxiv.org/abs/2305.14314,
/// section 3).
/// </summary>
public static class MemoryArithmetic
{
    /// <summary>Bits of a weight in NF4 with double quantization: 4 and 0.127 for the scales.</summary>
    public const double BitsOfNf4 = 4.127;

    /// <summary>Bytes of the weights.</summary>
    /// <param name="parameters">How many parameters there are.</param>
    /// <param name="bitsPerWeight">Bits of one, scales included.</param>
    public static long Weights(double parameters, double bitsPerWeight) => (long)(parameters * bitsPerWeight / 8);

    /// <summary>Bytes of the KV cache of one token: a key and a value for each key-value head of each layer.</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="bytesPerValue">2 for 16-bit, 1 for FP8 and INT8.</param>
    public static long KeyValuePerToken(ModelShape shape, double bytesPerValue) =>
        shape.LatentSize is { } latent
            ? (long)(shape.Layers * latent * bytesPerValue)
            : (long)(2 * shape.Layers * shape.KeyValueHeads * shape.HeadSize * bytesPerValue);

    /// <summary>Bytes of full fine-tuning with Adam in mixed precision, without activations: 16 a parameter.</summary>
    /// <param name="parameters">How many parameters there are.</param>
    public static long FullFineTuning(double parameters) => (long)(parameters * 16);

    /// <summary>Bytes of LoRA: frozen 16-bit weights and the training state of the adapter, without activations.</summary>
    /// <param name="parameters">Parameters of the model.</param>
    /// <param name="adapterParameters">Parameters of the adapter.</param>
    public static long Lora(double parameters, double adapterParameters) => (long)((parameters * 2) + (adapterParameters * 16));

    /// <summary>Bytes of QLoRA: frozen NF4 weights, 16-bit embeddings, and the training state of the adapter, without activations.</summary>
    /// <param name="parameters">Parameters of the model.</param>
    /// <param name="embeddingParameters">Parameters that stay in 16 bits.</param>
    /// <param name="adapterParameters">Parameters of the adapter.</param>
    public static long QuantizedLora(double parameters, double embeddingParameters, double adapterParameters) =>
        Weights(parameters - embeddingParameters, BitsOfNf4) + (long)((embeddingParameters * 2) + (adapterParameters * 16));

    /// <summary>
    /// Parameters of a decoder with gated feed-forward layers, reckoned from its shape (Llama, Qwen, Mistral, Gemma and their kin); biases and
    /// shared experts are left out, which is less than a hundredth for most.
    /// </summary>
    /// <param name="shape">The model's shape.</param>
    public static double Parameters(ModelShape shape)
    {
        double attention = (2.0 * shape.HiddenSize * shape.Heads * shape.HeadSize) + (2.0 * shape.HiddenSize * shape.KeyValueHeads * shape.HeadSize);
        double forward = 3.0 * shape.HiddenSize * shape.IntermediateSize * Math.Max(1, shape.Experts);
        double router = shape.Experts > 1 ? (double)shape.HiddenSize * shape.Experts : 0;
        double norms = 2.0 * shape.HiddenSize;
        return (shape.Layers * (attention + forward + router + norms)) + EmbeddingParameters(shape) + shape.HiddenSize;
    }

    /// <summary>Parameters of the embeddings: one table if input and output share it, else two.</summary>
    /// <param name="shape">The model's shape.</param>
    public static double EmbeddingParameters(ModelShape shape) => (double)shape.Vocabulary * shape.HiddenSize * (shape.TiedEmbeddings ? 1 : 2);

    /// <summary>Parameters of a LoRA adapter on the four projections of attention (https://arxiv.org/abs/2106.09685).</summary>
    /// <param name="shape">The model's shape.</param>
    /// <param name="rank">Its rank.</param>
    public static double LoraParameters(ModelShape shape, int rank)
    {
        double queries = (double)shape.Heads * shape.HeadSize;
        double keys = (double)shape.KeyValueHeads * shape.HeadSize;
        return shape.Layers * rank * ((2 * (shape.HiddenSize + queries)) + (2 * (shape.HiddenSize + keys)));
    }
}
