using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Reads values of JSON that may be of any kind: what is of another kind than asked for is not there.</summary>
internal static class JsonReading
{
    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    public static string? Text(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static long? Number(this JsonElement element, string name) => AsNumber(element.Get(name));

    /// <summary>The first of several names under which a number stands.</summary>
    public static long? Number(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (element.Number(name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    public static bool? Flag(this JsonElement element, string name) =>
        element.Get(name).ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>One number or a list of them.</summary>
    public static IReadOnlyList<long> Numbers(this JsonElement element, string name)
    {
        JsonElement value = element.Get(name);
        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray().Take(1_000).Select(AsNumber).OfType<long>()];
        }

        return AsNumber(value) is { } number ? [number] : [];
    }

    /// <summary>A token: its text, or the text under <c>content</c> of an object.</summary>
    public static string? Token(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Object } token ? token.Text("content") : element.Text(name);

    private static long? AsNumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && Math.Abs(number) < 1L << 50 ? number : null;
}
