using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Diagnoser.Collectors.Tests.ModelFiles;

/// <summary>A tiny model folder that is whole, in the shape of a Qwen2.5 model, for tests to break.</summary>
internal sealed class ModelFolderBuilder
{
    public const string ChatMl = "{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{% endfor %}";

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public ModelFolderBuilder()
    {
        Config = new JsonObject
        {
            ["architectures"] = new JsonArray("Qwen2ForCausalLM"), ["model_type"] = "qwen2", ["hidden_size"] = 8, ["intermediate_size"] = 16, ["num_hidden_layers"] = 2,
            ["num_attention_heads"] = 2, ["num_key_value_heads"] = 1, ["vocab_size"] = 12, ["torch_dtype"] = "bfloat16", ["eos_token_id"] = 11, ["max_position_embeddings"] = 64,
        };
        Generation = new JsonObject { ["eos_token_id"] = new JsonArray(11, 9), ["pad_token_id"] = 9 };
        TokenizerConfig = new JsonObject
        {
            ["eos_token"] = "<|im_end|>", ["pad_token"] = "<|endoftext|>", ["chat_template"] = ChatMl, ["tokenizer_class"] = "Qwen2Tokenizer",
            ["added_tokens_decoder"] = new JsonObject { ["9"] = Token("<|endoftext|>"), ["10"] = Token("<|im_start|>"), ["11"] = Token("<|im_end|>") },
        };
        Tokenizer = new JsonObject
        {
            ["added_tokens"] = new JsonArray(Added(9, "<|endoftext|>"), Added(10, "<|im_start|>"), Added(11, "<|im_end|>")),
            ["model"] = new JsonObject { ["type"] = "BPE", ["vocab"] = new JsonObject(Enumerable.Range(0, 9).Select(id => KeyValuePair.Create<string, JsonNode?>("t" + id.ToString(CultureInfo.InvariantCulture), id))) },
        };
    }

    public JsonObject Config { get; }

    public JsonObject Generation { get; }

    public JsonObject TokenizerConfig { get; }

    public JsonObject Tokenizer { get; }

    public string Folder { get; init; } = "/models/Qwen2.5-Tiny-Instruct";

    /// <summary>The tensors of each shard; the builder writes them before any file that a test puts in their place.</summary>
    public Dictionary<string, (string Name, long[] Shape)[]> Shards { get; } = new(StringComparer.Ordinal)
    {
        ["model-00001-of-00002.safetensors"] = [("model.embed_tokens.weight", [12, 8]), ("model.layers.0.mlp.gate_proj.weight", [16, 8])],
        ["model-00002-of-00002.safetensors"] = [("model.layers.1.mlp.gate_proj.weight", [16, 8]), ("lm_head.weight", [12, 8])],
    };

    public static JsonObject Added(long id, string content) => new() { ["id"] = id, ["content"] = content, ["special"] = true };

    /// <summary>Puts a file in the place of the one that the builder would write; null takes it away.</summary>
    public ModelFolderBuilder Put(string name, byte[]? bytes)
    {
        _files[name] = bytes!;
        return this;
    }

    public ModelFolderBuilder Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public ModelFolderBuilder Change(Action<ModelFolderBuilder> change)
    {
        change(this);
        return this;
    }

    /// <summary>The files of the folder by their names.</summary>
    public IReadOnlyDictionary<string, byte[]> Files()
    {
        Dictionary<string, byte[]?> files = new(StringComparer.Ordinal)
        {
            ["config.json"] = Bytes(Config), ["generation_config.json"] = Bytes(Generation), ["tokenizer_config.json"] = Bytes(TokenizerConfig), ["tokenizer.json"] = Bytes(Tokenizer),
        };
        JsonObject map = [];
        foreach ((string shard, (string Name, long[] Shape)[] tensors) in Shards)
        {
            files[shard] = Safetensors(tensors);
            foreach ((string name, _) in tensors)
            {
                map[name] = shard;
            }
        }

        files["model.safetensors.index.json"] = Bytes(new JsonObject { ["weight_map"] = map });
        foreach ((string name, byte[] bytes) in _files)
        {
            files[name] = bytes;
        }

        return files.Where(file => file.Value is not null).ToDictionary(file => file.Key, file => file.Value!, StringComparer.Ordinal);
    }

    /// <summary>The bytes of a safetensors file with bfloat16 tensors.</summary>
    public static byte[] Safetensors(params (string Name, long[] Shape)[] tensors)
    {
        byte[] header = SafetensorsHeader(out long length, tensors);
        byte[] file = new byte[length];
        header.CopyTo(file, 0);
        return file;
    }

    /// <summary>The beginning of a safetensors file up to its tensors, and the length of the whole.</summary>
    public static byte[] SafetensorsHeader(out long length, params (string Name, long[] Shape)[] tensors)
    {
        JsonObject header = [];
        long offset = 0;
        foreach ((string name, long[] shape) in tensors)
        {
            long bytes = shape.Aggregate(2L, (product, dimension) => product * dimension);
            header[name] = new JsonObject { ["dtype"] = "BF16", ["shape"] = new JsonArray([.. shape.Select(dimension => (JsonNode)dimension)]), ["data_offsets"] = new JsonArray(offset, offset + bytes) };
            offset += bytes;
        }

        byte[] json = Bytes(header);
        byte[] file = new byte[8 + json.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        length = file.Length + offset;
        return file;
    }

    /// <summary>The bytes of a GGUF file with some metadata and two tensors of type Q8_0.</summary>
    public static byte[] Gguf(string name = "Tiny Instruct", string? template = ChatMl)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        List<(string Key, Action Write)> pairs =
        [
            ("general.architecture", () => Text(8, "llama")),
            ("general.name", () => Text(8, name)),
            ("llama.block_count", () => Number(2)),
            ("llama.embedding_length", () => Number(64)),
            ("llama.attention.head_count", () => Number(4)),
            ("llama.attention.head_count_kv", () => Number(2)),
            ("llama.context_length", () => Number(4096)),
            ("llama.feed_forward_length", () => Number(128)),
            ("tokenizer.ggml.eos_token_id", () => Number(2)),
            ("tokenizer.ggml.tokens", () => List("<unk>", "<s>", "</s>", "a")),
        ];
        if (template is not null)
        {
            pairs.Add(("tokenizer.chat_template", () => Text(8, template)));
        }

        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write(2UL);
        writer.Write((ulong)pairs.Count);
        foreach ((string key, Action write) in pairs)
        {
            String(key);
            write();
        }

        foreach ((string tensor, ulong offset) in new[] { ("token_embd.weight", 0UL), ("output.weight", 64UL * 4 / 32 * 34 / 32 * 32 + 32) })
        {
            String(tensor);
            writer.Write(2u);
            writer.Write(64UL);
            writer.Write(4UL);
            writer.Write(8u);
            writer.Write(offset);
        }

        long start = (stream.Position + 31) / 32 * 32;
        writer.Write(new byte[start - stream.Position]);
        writer.Write(new byte[(64 * 4 / 32 * 34 / 32 * 32) + 32 + (64 * 4 / 32 * 34)]);
        writer.Flush();
        return stream.ToArray();

        void String(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            writer.Write((ulong)bytes.Length);
            writer.Write(bytes);
        }

        void Text(uint type, string text)
        {
            writer.Write(type);
            String(text);
        }

        void Number(uint value)
        {
            writer.Write(4u);
            writer.Write(value);
        }

        void List(params string[] texts)
        {
            writer.Write(9u);
            writer.Write(8u);
            writer.Write((ulong)texts.Length);
            foreach (string text in texts)
            {
                String(text);
            }
        }
    }

    private static JsonObject Token(string content) => new() { ["content"] = content, ["special"] = true };

    private static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node);
}
