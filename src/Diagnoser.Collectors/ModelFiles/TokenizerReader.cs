using System.Text;
using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Reads a model's tokenizer files.</summary>
internal static class TokenizerReader
{
    private static readonly string[] Known =
        ["tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "vocab.json", "merges.txt", "tokenizer.model", "spiece.model", "qwen.tiktoken", "tiktoken.model", "chat_template.jinja", "chat_template.json", "tekken.json"];

    public static TokenizerFiles Read(IMachine machine, string folder, IReadOnlyCollection<string> files, Action<string, string> fault)
    {
        string Path(string name) => MachinePath.Join(folder, name);
        using JsonFile? configuration = files.Contains("tokenizer_config.json") ? JsonFile.Read(machine, Path("tokenizer_config.json")) : null;
        using JsonFile? special = files.Contains("special_tokens_map.json") ? JsonFile.Read(machine, Path("special_tokens_map.json")) : null;
        foreach ((string name, string? reason) in new[] { ("tokenizer_config.json", configuration?.Fault), ("special_tokens_map.json", special?.Fault) })
        {
            if (reason is not null)
            {
                fault(name, reason);
            }
        }

        JsonElement root = configuration?.Root ?? default;
        JsonElement map = special?.Root ?? default;
        string? eos = root.Token("eos_token") ?? map.Token("eos_token");
        string? bos = root.Token("bos_token") ?? map.Token("bos_token");
        string? pad = root.Token("pad_token") ?? map.Token("pad_token");
        (string? template, string? templateSource) = ReadTemplate(machine, folder, files, root);

        Dictionary<string, long> added = new(StringComparer.Ordinal);
        long size = 0;
        string source = "";
        foreach (JsonProperty token in Properties(root.Get("added_tokens_decoder")))
        {
            if (long.TryParse(token.Name, out long id) && token.Value.Text("content") is { } content && id is >= 0 and < 1L << 40)
            {
                added[content] = id;
                (size, source) = (Math.Max(size, id + 1), "tokenizer_config.json");
            }
        }

        if (files.Contains("added_tokens.json"))
        {
            using JsonFile? more = JsonFile.Read(machine, Path("added_tokens.json"));
            foreach (JsonProperty token in Properties(more?.Root ?? default))
            {
                if (token.Value.ValueKind == JsonValueKind.Number && token.Value.TryGetInt64(out long id) && id is >= 0 and < 1L << 40)
                {
                    added.TryAdd(token.Name, id);
                    (size, source) = (Math.Max(size, id + 1), source.Length > 0 ? source : "added_tokens.json");
                }
            }
        }

        string[] wanted = [.. new[] { eos, bos, pad }.OfType<string>().Concat(ChatTemplate.Markers(template)).Distinct(StringComparer.Ordinal)];
        (long vocabulary, string vocabularySource) = ReadVocabulary(machine, folder, files, wanted, added, fault);
        return new TokenizerFiles
        {
            Names = [.. Known.Where(files.Contains)],
            Class = root.Text("tokenizer_class"),
            Eos = eos,
            Bos = bos,
            Pad = pad,
            Added = added,
            Size = vocabulary > 0 ? Math.Max(vocabulary, size) : null,
            SizeSource = vocabulary >= size ? vocabularySource : source,
            ChatTemplate = template,
            ChatTemplateSource = templateSource,
            HasRemoteCode = root.Get("auto_map").ValueKind == JsonValueKind.Object,
            HasFastFile = files.Contains("tokenizer.json"),
        };
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Take(200_000) : [];

    private static (string? Template, string? Source) ReadTemplate(IMachine machine, string folder, IReadOnlyCollection<string> files, JsonElement configuration)
    {
        if (files.Contains("chat_template.jinja") && machine.Files.ReadText(MachinePath.Join(folder, "chat_template.jinja"), 1024 * 1024) is { } own)
        {
            return (own, "chat_template.jinja");
        }

        JsonElement value = configuration.Get("chat_template");
        if (value.ValueKind == JsonValueKind.String)
        {
            return (value.GetString(), "tokenizer_config.json");
        }

        // Several templates by name: the one called default counts.
        if (value.ValueKind == JsonValueKind.Array)
        {
            JsonElement[] all = [.. value.EnumerateArray().Take(100)];
            JsonElement chosen = Array.Find(all, template => template.Text("name") == "default");
            string? text = chosen.Text("template") ?? all.Select(template => template.Text("template")).FirstOrDefault();
            return (text, "tokenizer_config.json");
        }

        if (files.Contains("chat_template.json"))
        {
            using JsonFile? file = JsonFile.Read(machine, MachinePath.Join(folder, "chat_template.json"));
            return file?.Root.Text("chat_template") is { } text ? (text, "chat_template.json") : (null, null);
        }

        return (null, null);
    }

    private static (long Size, string Source) ReadVocabulary(
        IMachine machine, string folder, IReadOnlyCollection<string> files, string[] wanted, Dictionary<string, long> added, Action<string, string> fault)
    {
        foreach (string name in new[] { "tokenizer.json", "vocab.json", "tokenizer.model", "spiece.model", "qwen.tiktoken", "tiktoken.model" })
        {
            if (!files.Contains(name))
            {
                continue;
            }

            string path = MachinePath.Join(folder, name);
            try
            {
                using Stream? stream = machine.Files.Open(path);
                long size = stream is null ? 0 : name switch
                {
                    "tokenizer.json" => ReadFast(stream, wanted, added),
                    "vocab.json" => CountVocabulary(machine, path),
                    "qwen.tiktoken" => CountLines(stream),
                    "tiktoken.model" => CountLines(stream),
                    _ => SentencePieceModel.CountPieces(stream),
                };
                if (size > 0)
                {
                    return (size, name);
                }
            }
            catch (JsonException exception)
            {
                fault(name, $"no valid JSON at line {exception.LineNumber + 1}");
            }
            catch (IOException)
            {
                // Of a recorded machine the file may be there by its beginning alone.
            }
        }

        return (0, "");
    }

    private static long ReadFast(Stream stream, string[] wanted, Dictionary<string, long> added)
    {
        TokenizerJson tokenizer = TokenizerJson.Read(stream, wanted);
        foreach ((string token, long id) in tokenizer.Tokens)
        {
            added[token] = id;
        }

        return tokenizer.Size;
    }

    private static long CountVocabulary(IMachine machine, string path)
    {
        using JsonFile? file = JsonFile.Read(machine, path);
        return Properties(file?.Root ?? default).LongCount();
    }

    private static long CountLines(Stream stream)
    {
        using StreamReader reader = new(stream, Encoding.Latin1);
        long lines = 0;
        char[] buffer = new char[64 * 1024];
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            lines += buffer.AsSpan(0, read).Count('\n');
        }

        return lines;
    }
}
