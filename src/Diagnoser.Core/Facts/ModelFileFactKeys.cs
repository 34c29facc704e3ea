namespace Diagnoser.Core.Facts;

/// <summary>
/// What is wrong with a model's files, as far as the files alone tell; each value is a sentence's worth of detail for the reader.
/// <see cref="FactKeys.Documented"/> includes them.
/// </summary>
internal static class ModelFileFactKeys
{
    public static readonly IReadOnlyDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["model.file.truncated"] = "a file that is shorter than its own header says: name, length, expected length",
        ["model.file.gguf-truncated"] = "a GGUF file that ends before its last tensor: name, length, expected length",
        ["model.file.too-long"] = "a file that is longer than its own header says",
        ["model.file.damaged"] = "a file whose header cannot be read: name and reason",
        ["model.file.lfs-pointer"] = "a Git LFS pointer where a file should be: name and the true length",
        ["model.file.missing-shard"] = "a shard that the index names and that is not there",
        ["model.file.missing-tensor"] = "a tensor that the index names and that its shard does not hold",
        ["model.file.zero-byte"] = "an empty file",
        ["model.file.unfinished-download"] = "what an interrupted download left: *.incomplete, *.aria2, *.part",
        ["model.file.download-leftover"] = "what an interrupted download left beside a model that is whole",
        ["model.file.html-page"] = "a web page saved where a file should be, as a login or an error gives",
        ["model.file.no-config"] = "weights without a config.json",
        ["model.file.no-tokenizer"] = "a model folder without tokenizer files",
        ["model.file.no-weights"] = "a model folder without weights",
        ["model.file.bad-json"] = "a JSON file that cannot be read: name and reason",
        ["model.file.eos-mismatch"] = "the end-of-text token of generation_config against the token with which the template ends a turn",
        ["model.file.eos-disagreement"] = "config.json, generation_config.json and the tokenizer name different end-of-text tokens",
        ["model.file.eos-outside-vocabulary"] = "an end-of-text id at or beyond vocab_size",
        ["model.file.pad-is-eos"] = "padding token and end-of-text token are the same; fine-tuning may then never learn to stop",
        ["model.file.no-pad"] = "the tokenizer has no padding token",
        ["model.file.vocabulary-larger-than-embedding"] = "the tokenizer has ids at or beyond the embedding's rows",
        ["model.file.embedding-rows"] = "rows of the embedding differ from vocab_size of config.json",
        ["model.file.added-tokens-missing"] = "tokens that the template or the config needs and the tokenizer lacks",
        ["model.file.base-model-with-template"] = "a base model (by its name) in whose folder a chat template stands",
        ["model.file.no-chat-template"] = "an instruction model without chat template",
        ["model.file.template-of-another-family"] = "the chat template's markers are those of another family than the model's",
        ["model.file.tokenizer-of-another-model"] = "the tokenizer's size, class or tokens are those of another model",
        ["model.file.config-of-another-model"] = "tensor shapes contradict config.json",
        ["model.file.dtype-differs"] = "the tensors' dtype differs from torch_dtype of config.json",
        ["model.file.quantization-missing"] = "quantized tensors (qweight, scales) without quantization_config",
        ["model.file.quantization-without-tensors"] = "quantization_config without quantized tensors",
        ["model.file.slow-tokenizer-only"] = "tokenizer.model without tokenizer.json",
        ["model.file.adapter-only"] = "an adapter (LoRA) where a whole model is expected",
        ["model.file.duplicate-formats"] = "the weights are there in two formats",
        ["model.file.unsafe-pickle"] = "weights as pickle (.bin, .pth), which newer transformers refuse with torch below 2.6",
    };
}
