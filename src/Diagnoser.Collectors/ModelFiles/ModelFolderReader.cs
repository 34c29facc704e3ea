using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Reads a model's folder: its configuration, its tokenizer, and the headers of its weights.</summary>
internal sealed class ModelFolderReader
{
    private const int MostFiles = 5_000;

    private readonly IMachine _machine;
    private readonly ModelLocation _location;
    private readonly Dictionary<string, long> _files = new(StringComparer.Ordinal);
    private readonly List<(string, string)> _faults = [];

    private ModelFolderReader(IMachine machine, ModelLocation location)
    {
        _machine = machine;
        _location = location;
    }

    public static ModelFolder Read(IMachine machine, ModelLocation location, CancellationToken cancellation) =>
        new ModelFolderReader(machine, location).Read(cancellation);

    private ModelFolder Read(CancellationToken cancellation)
    {
        if (_location.IsFile)
        {
            return ReadSingleFile();
        }

        foreach (string name in _machine.Files.List(_location.Path, MostFiles).Files)
        {
            // A link without its target, as a pruned cache leaves, has no entry.
            _files[name] = _machine.Files.Find(Path(name))?.Length ?? -1;
        }

        using JsonFile? config = ReadJson("config.json");
        using JsonFile? generation = ReadJson("generation_config.json");
        using JsonFile? adapter = ReadJson("adapter_config.json");
        TokenizerFiles tokenizer = TokenizerReader.Read(_machine, _location.Path, _files.Keys, (name, reason) => _faults.Add((name, reason)));
        (string? format, List<WeightFile> weights, GgufFile? gguf) = ReadWeights(cancellation);
        return new ModelFolder
        {
            Location = _location,
            Files = _files,
            Config = config is { Fault: null, Root.ValueKind: JsonValueKind.Object } ? ModelConfig.Read(config.Root) : null,
            GenerationEos = generation?.Root.Numbers("eos_token_id") ?? [],
            GenerationPad = generation?.Root.Number("pad_token_id"),
            HasGenerationConfig = generation is { Root.ValueKind: JsonValueKind.Object },
            Tokenizer = tokenizer,
            Format = format,
            Weights = weights,
            Index = ReadIndex(),
            Gguf = gguf,
            AdapterBase = adapter is null ? null : adapter.Root.Text("base_model_name_or_path") ?? "unknown",
            Faults = _faults,
        };
    }

    private ModelFolder ReadSingleFile()
    {
        string name = MachinePath.Name(_location.Path);
        long length = _machine.Files.Find(_location.Path)?.Length ?? -1;
        _files[name] = length;
        bool gguf = _machine.Files.ReadBytes(_location.Path, 0, 4) is [(byte)'G', (byte)'G', (byte)'U', (byte)'F'] || name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase);
        GgufFile? file = gguf && length >= 0 && !IsReplacement(_location.Path, length) ? GgufReader.Read(_machine, _location.Path, length) : null;
        bool safetensors = name.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase);
        List<WeightFile> weights = file is not null ? [file.Weights]
            : safetensors && length > 0 && !IsReplacement(_location.Path, length) ? [SafetensorsHeader.Read(_machine, _location.Path, length)]
            : [];
        return new ModelFolder { Location = _location, Files = _files, Format = gguf ? "gguf" : safetensors ? "safetensors" : null, Weights = weights, Gguf = file, Faults = _faults };
    }

    private string Path(string name) => MachinePath.Join(_location.Path, name);

    private JsonFile? ReadJson(string name)
    {
        if (!_files.TryGetValue(name, out long length) || length <= 0 || IsReplacement(Path(name), length))
        {
            return null;
        }

        JsonFile? file = JsonFile.Read(_machine, Path(name));
        if (file?.Fault is { } fault)
        {
            _faults.Add((name, fault));
        }

        return file;
    }

    private Dictionary<string, string> ReadIndex()
    {
        Dictionary<string, string> index = new(StringComparer.Ordinal);
        foreach (string name in new[] { "model.safetensors.index.json", "pytorch_model.bin.index.json" })
        {
            using JsonFile? file = ReadJson(name);
            if (file?.Root.Get("weight_map") is { ValueKind: JsonValueKind.Object } map)
            {
                foreach (JsonProperty tensor in map.EnumerateObject())
                {
                    if (tensor.Value.ValueKind == JsonValueKind.String)
                    {
                        index[tensor.Name] = tensor.Value.GetString()!;
                    }
                }

                return index;
            }
        }

        return index;
    }

    private (string? Format, List<WeightFile> Weights, GgufFile? Gguf) ReadWeights(CancellationToken cancellation)
    {
        string[] tensors = WithEnding(".safetensors");
        if (tensors.Length > 0)
        {
            return ("safetensors", ReadEach(tensors, SafetensorsHeader.Read, cancellation), null);
        }

        string[] ggufs = WithEnding(".gguf");
        if (ggufs.Length > 0)
        {
            GgufFile? first = null;
            List<WeightFile> weights = ReadEach(
                ggufs,
                (machine, path, length) =>
                {
                    GgufFile? file = GgufReader.Read(machine, path, length);
                    first ??= file;
                    return file?.Weights ?? new WeightFile { Name = MachinePath.Name(path), Length = length };
                },
                cancellation);
            return ("gguf", weights, first);
        }

        foreach ((string ending, string format) in new[] { (".bin", "bin"), (".pth", "pth"), (".pt", "pth") })
        {
            string[] names = [.. WithEnding(ending).Where(name => name is not ("training_args.bin" or "optimizer.bin" or "scheduler.bin" or "rng_state.pth" or "scheduler.pt" or "optimizer.pt"))];
            if (names.Length > 0)
            {
                return (format, ReadEach(names, ZipDirectory.Read, cancellation), null);
            }
        }

        return (null, [], null);
    }

    private string[] WithEnding(string ending) =>
        [.. _files.Keys.Where(name => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    private List<WeightFile> ReadEach(string[] names, Func<IMachine, string, long, WeightFile> read, CancellationToken cancellation)
    {
        List<WeightFile> weights = [];
        foreach (string name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            long length = _files[name];

            // Empty files, pointers and web pages are reported as such; their headers are not looked for.
            if (length > 0 && !IsReplacement(Path(name), length))
            {
                weights.Add(read(_machine, Path(name), length));
            }
        }

        return weights;
    }

    private bool IsReplacement(string path, long length) => FileReplacement.Find(_machine, path, length) is not null;
}
