using System.Text.Json;
using System.Text.Json.Serialization;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Json;

/// <summary>
/// Writes an evidence as <c>{line, text}</c> or <c>{fact, value, source}</c>. Everywhere else the contract wants absent
/// values as null, so that leaving them out cannot be a setting of the whole report.
/// </summary>
internal sealed class EvidenceConverter : JsonConverter<Evidence>
{
    public static void Write(Utf8JsonWriter writer, Evidence evidence)
    {
        writer.WriteStartObject();
        if (evidence.Line is { } line)
        {
            writer.WriteNumber("line", line);
        }

        WriteUnlessNull(writer, "text", evidence.Text);
        WriteUnlessNull(writer, "fact", evidence.Fact);
        WriteUnlessNull(writer, "value", evidence.Value);
        WriteUnlessNull(writer, "source", evidence.Source);
        writer.WriteEndObject();
    }

    public override void Write(Utf8JsonWriter writer, Evidence value, JsonSerializerOptions options) => Write(writer, value);

    public override Evidence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An evidence is an object.");
        }

        var evidence = new Evidence();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            evidence = name switch
            {
                "line" => evidence with { Line = ReadNumber(ref reader) },
                "text" => evidence with { Text = ReadText(ref reader) },
                "fact" => evidence with { Fact = ReadText(ref reader) },
                "value" => evidence with { Value = ReadText(ref reader) },
                "source" => evidence with { Source = ReadText(ref reader) },
                _ => Skip(ref reader, evidence),
            };
        }

        return evidence;
    }

    private static void WriteUnlessNull(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static long? ReadNumber(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetInt64(out long number) => number,
        _ => throw new JsonException("The line of an evidence is a whole number."),
    };

    private static string? ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        _ => throw new JsonException("The members of an evidence other than its line are texts."),
    };

    private static Evidence Skip(ref Utf8JsonReader reader, Evidence evidence)
    {
        reader.Skip();
        return evidence;
    }
}
