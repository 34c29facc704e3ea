using System.Globalization;
using System.Text.Json;

namespace Diagnoser.Collectors.Machines;

/// <summary>What <c>machine.json</c> of a recording says.</summary>
internal sealed record RecordingDescription
{
    public const string FileName = "machine.json";

    public required MachineSystem System { get; init; }

    public DateTimeOffset Now { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>True lengths in bytes of files that are recorded in part or by name only.</summary>
    public IReadOnlyDictionary<string, long> Lengths { get; init; } = new Dictionary<string, long>();

    /// <summary>When files were written, where it matters; the others count as written when the machine was recorded.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Modified { get; init; } = new Dictionary<string, DateTimeOffset>();

    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, DiskSpace> Disks { get; init; } = new Dictionary<string, DiskSpace>();

    public IReadOnlyList<string> Directories { get; init; } = [];

    public IReadOnlyList<string> Denied { get; init; } = [];

    public IReadOnlyList<RecordedCommand> Commands { get; init; } = [];

    public DateTimeOffset ModifiedOf(string path) => Modified.TryGetValue(path, out DateTimeOffset modified) ? modified : Now;

    /// <summary>Reads the file.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is not what it has to be.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind than it has to be.</exception>
    public static RecordingDescription Read(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("system", out JsonElement system))
        {
            throw new FormatException("'system' is missing");
        }

        bool windows = Text(system, "kind") == "windows";
        return new RecordingDescription
        {
            System = ReadSystem(system),
            Now = root.TryGetProperty("now", out JsonElement now) ? now.GetDateTimeOffset() : DateTimeOffset.UnixEpoch,
            Variables = Map(root, "variables", value => value.GetString() ?? "", windows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal),
            Lengths = Map(root, "lengths", value => value.GetInt64()),
            Modified = Map(root, "modified", value => value.GetDateTimeOffset()),
            Links = Map(root, "links", value => value.GetString() ?? ""),
            Disks = Map(root, "disks", value => new DiskSpace(value.GetProperty("total").GetInt64(), value.GetProperty("free").GetInt64())),
            Directories = Texts(root, "directories"),
            Denied = Texts(root, "denied"),
            Commands = root.TryGetProperty("commands", out JsonElement commands) ? [.. commands.EnumerateArray().Select(ReadCommand)] : [],
        };
    }

    /// <summary>Writes the file.</summary>
    public byte[] Write()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            WriteSystem(writer);
            writer.WriteString("now", Now.ToString("O", CultureInfo.InvariantCulture));
            WriteMap(writer, "variables", Variables, static (target, value) => target.WriteStringValue(value));
            WriteMap(writer, "lengths", Lengths, static (target, value) => target.WriteNumberValue(value));
            WriteMap(writer, "modified", Modified, static (target, value) => target.WriteStringValue(value));
            WriteMap(writer, "links", Links, static (target, value) => target.WriteStringValue(value));
            WriteMap(writer, "disks", Disks, static (target, value) =>
            {
                target.WriteStartObject();
                target.WriteNumber("total", value.TotalBytes);
                target.WriteNumber("free", value.FreeBytes);
                target.WriteEndObject();
            });
            WriteTexts(writer, "directories", Directories);
            WriteTexts(writer, "denied", Denied);
            WriteCommands(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static MachineSystem ReadSystem(JsonElement system) => new()
    {
        Kind = Text(system, "kind") switch
        {
            "linux" => OperatingSystemKind.Linux,
            "windows" => OperatingSystemKind.Windows,
            "macos" => OperatingSystemKind.MacOS,
            string other => throw new FormatException($"'kind' is '{other}'; it has to be linux, windows or macos"),
        },
        Description = Text(system, "description"),
        Version = Text(system, "version"),
        Architecture = Text(system, "architecture"),
        Processors = system.TryGetProperty("processors", out JsonElement processors) ? processors.GetInt32() : 0,
        MemoryBytes = system.TryGetProperty("memoryBytes", out JsonElement memory) ? memory.GetInt64() : 0,
        ProcessorFeatures = Texts(system, "processorFeatures"),
        CurrentDirectory = Text(system, "currentDirectory"),
        HomeDirectory = Text(system, "homeDirectory"),
    };

    private void WriteSystem(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("system");
        writer.WriteString("kind", System.Kind.ToString().ToLowerInvariant());
        writer.WriteString("description", System.Description);
        writer.WriteString("version", System.Version);
        writer.WriteString("architecture", System.Architecture);
        writer.WriteNumber("processors", System.Processors);
        writer.WriteNumber("memoryBytes", System.MemoryBytes);
        WriteTexts(writer, "processorFeatures", System.ProcessorFeatures);
        writer.WriteString("currentDirectory", System.CurrentDirectory);
        writer.WriteString("homeDirectory", System.HomeDirectory);
        writer.WriteEndObject();
    }

    private static RecordedCommand ReadCommand(JsonElement command) => new(
        Text(command, "run"),
        Text(command, "outcome") switch
        {
            "" or "finished" => ToolOutcome.Finished,
            "timed-out" => ToolOutcome.TimedOut,
            "missing" => ToolOutcome.Missing,
            "failed" => ToolOutcome.Failed,
            string other => throw new FormatException($"'outcome' is '{other}'; it has to be finished, timed-out, missing or failed"),
        },
        command.TryGetProperty("exit", out JsonElement exit) ? exit.GetInt32() : 0,
        command.TryGetProperty("output", out JsonElement output) ? output.GetString() : null,
        command.TryGetProperty("error", out JsonElement error) ? error.GetString() : null);

    private void WriteCommands(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("commands");
        foreach (RecordedCommand command in Commands)
        {
            writer.WriteStartObject();
            writer.WriteString("run", command.Line);
            writer.WriteString("outcome", command.Outcome == ToolOutcome.TimedOut ? "timed-out" : command.Outcome.ToString().ToLowerInvariant());
            writer.WriteNumber("exit", command.ExitCode);
            if (command.Output is not null)
            {
                writer.WriteString("output", command.Output);
            }

            if (command.Error is not null)
            {
                writer.WriteString("error", command.Error);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";

    private static IReadOnlyList<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")] : [];

    private static Dictionary<string, T> Map<T>(JsonElement element, string name, Func<JsonElement, T> read, StringComparer? comparer = null)
    {
        Dictionary<string, T> map = new(comparer ?? StringComparer.Ordinal);
        if (element.TryGetProperty(name, out JsonElement value))
        {
            foreach (JsonProperty property in value.EnumerateObject())
            {
                map[property.Name] = read(property.Value);
            }
        }

        return map;
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap<T>(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, T> map, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartObject(name);
        foreach ((string key, T value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            write(writer, value);
        }

        writer.WriteEndObject();
    }
}
