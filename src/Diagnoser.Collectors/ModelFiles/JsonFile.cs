using System.Globalization;
using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>A JSON file of a model. Anyone may have written it, so nothing in it is taken for granted.</summary>
internal sealed class JsonFile : IDisposable
{
    /// <summary>The largest file that is read whole: 32 MiB.</summary>
    public const int LongestFile = 32 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = false };
    private readonly JsonDocument? _document;

    private JsonFile(string path, JsonDocument? document, string? fault)
    {
        Path = path;
        _document = document;
        Fault = fault;
    }

    public string Path { get; }

    /// <summary>Why it could not be read; null if it could.</summary>
    public string? Fault { get; }

    /// <summary>The object at the top; an undefined element if the file could not be read or holds something else.</summary>
    public JsonElement Root => _document is { RootElement.ValueKind: JsonValueKind.Object } ? _document.RootElement : default;

    /// <summary>Reads a file.</summary>
    /// <returns>Null if there is none.</returns>
    public static JsonFile? Read(IMachine machine, string path)
    {
        if (machine.Files.Find(path) is not { IsDirectory: false } entry)
        {
            return null;
        }

        if (entry.Length > LongestFile)
        {
            return new JsonFile(path, null, $"it is larger than {LongestFile / 1024 / 1024} MiB");
        }

        if (machine.Files.ReadBytes(path, 0, LongestFile) is not { } bytes)
        {
            return new JsonFile(path, null, null);
        }

        try
        {
            JsonDocument document = JsonDocument.Parse(WithoutMark(bytes), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonFile(path, document, null)
                : new JsonFile(path, document, "it holds no object");
        }
        catch (JsonException exception)
        {
            return new JsonFile(path, null, string.Create(CultureInfo.InvariantCulture, $"no valid JSON at line {exception.LineNumber + 1}"));
        }
    }

    public void Dispose() => _document?.Dispose();

    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
}
