using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.History;

/// <summary>The form of an entry on disk: one JSON object whose short members come first, so that a list reads only the beginning of each file.</summary>
internal static class HistoryFile
{
    private const string Facts = "facts";
    private const string Report = "report";

    /// <summary>Writes an entry.</summary>
    public static byte[] Write(HistoryEntry entry)
    {
        ArrayBufferWriter<byte> buffer = new(64 * 1024);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("historyVersion", 1);
            writer.WriteString("id", entry.Id);
            writer.WriteString("date", entry.Date.UtcDateTime);
            writer.WriteString("via", entry.Via);
            writer.WriteString("subject", entry.Subject);
            WriteNumber(writer, "exitCode", entry.ExitCode);
            writer.WriteString("verdict", entry.Verdict);
            writer.WriteString("cause", entry.Cause);
            writer.WriteString("title", entry.Title);
            writer.WriteBoolean("good", entry.IsGood);
            WriteFacts(writer, entry.Facts);
            writer.WritePropertyName(Report);
            if (entry.Report is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteRawValue(JsonReport.Write(entry.Report));
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what a list shows.</summary>
    /// <param name="start">The beginning of the file.</param>
    /// <returns>Null if it is no entry.</returns>
    public static HistoryEntry? ReadSummary(ReadOnlySpan<byte> start)
    {
        Dictionary<string, string?> members = [];
        Utf8JsonReader reader = new(start, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                string name = reader.GetString()!;
                if (name is Facts or Report || !reader.Read())
                {
                    break;
                }

                members[name] = reader.TokenType is JsonTokenType.Null ? null : Encoding.UTF8.GetString(reader.ValueSpan.ToArray()) is var raw && reader.TokenType == JsonTokenType.String ? reader.GetString() : raw;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        return members.GetValueOrDefault("historyVersion") == "1" && DateTimeOffset.TryParse(members.GetValueOrDefault("date"), System.Globalization.CultureInfo.InvariantCulture, out DateTimeOffset date)
            ? new HistoryEntry
            {
                Id = members.GetValueOrDefault("id") ?? "",
                Date = date,
                Via = members.GetValueOrDefault("via") ?? "",
                Subject = members.GetValueOrDefault("subject"),
                ExitCode = int.TryParse(members.GetValueOrDefault("exitCode"), out int code) ? code : null,
                Verdict = members.GetValueOrDefault("verdict"),
                Cause = members.GetValueOrDefault("cause"),
                Title = members.GetValueOrDefault("title") ?? "",
                IsGood = bool.TryParse(members.GetValueOrDefault("good"), out bool good) && good,
            }
            : null;
    }

    /// <summary>Reads a whole entry.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="JsonException">It is no entry.</exception>
    public static HistoryEntry Read(byte[] bytes)
    {
        HistoryEntry summary = ReadSummary(bytes) ?? throw new JsonException("it is no entry of the history");
        using JsonDocument document = JsonDocument.Parse(bytes);
        JsonElement report = document.RootElement.GetProperty(Report);
        return summary with
        {
            Facts = ReadFacts(document.RootElement),
            Report = report.ValueKind == JsonValueKind.Null ? null : JsonReport.Read(report.GetRawText()),
        };
    }

    /// <summary>Reads the array <c>facts</c> of an object; what is not of its form is left out.</summary>
    public static IReadOnlyList<ReportedFact> ReadFacts(JsonElement owner)
    {
        if (!owner.TryGetProperty(Facts, out JsonElement facts) || facts.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        List<ReportedFact> read = [];
        foreach (JsonElement fact in facts.EnumerateArray())
        {
            if (TextOf(fact, "key") is { } key && TextOf(fact, "value") is { } value)
            {
                read.Add(new ReportedFact(key, value, TextOf(fact, "source") ?? ""));
            }
        }

        return read;
    }

    /// <summary>A member that is text; null if there is none.</summary>
    public static string? TextOf(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteFacts(Utf8JsonWriter writer, IReadOnlyList<ReportedFact> facts)
    {
        writer.WriteStartArray(Facts);
        foreach (ReportedFact fact in facts)
        {
            writer.WriteStartObject();
            writer.WriteString("key", fact.Key);
            writer.WriteString("value", fact.Value);
            writer.WriteString("source", fact.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
