using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Json;

/// <summary>The report as JSON, the form that every other one is drawn from and that programs read.</summary>
public static class JsonReport
{
    private const string SchemaResource = "report.schema.json";

    /// <summary>Writes a report as indented JSON with <c>\n</c> line ends; only what JSON demands is escaped, so Chinese stays readable.</summary>
    /// <param name="report">The report.</param>
    /// <returns>One JSON object, without a line end after it.</returns>
    public static string Write(DiagnosisReport report) => Write(report, JavaScriptEncoder.UnsafeRelaxedJsonEscaping, indented: true);

    /// <summary>Writes a report as JSON in UTF-8 without a line end in it, for files of JSON lines.</summary>
    /// <param name="report">The report.</param>
    /// <param name="buffer">Receives the bytes.</param>
    public static void WriteLine(DiagnosisReport report, IBufferWriter<byte> buffer) => Write(report, buffer, JavaScriptEncoder.UnsafeRelaxedJsonEscaping, indented: false);

    /// <summary>Reads a report that <see cref="Write(DiagnosisReport)"/> wrote; members that this version does not know are passed over.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The report.</returns>
    /// <exception cref="JsonException">The text is no JSON, or lacks a member that the contract demands.</exception>
    public static DiagnosisReport Read(string json)
    {
        // Bytes, because the serializer refuses a text with a lone surrogate by an exception of another kind.
        DiagnosisReport report = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), ReportJsonContext.Default.DiagnosisReport)
            ?? throw new JsonException("The text holds null where a report is expected.");
        ReportCheck.Check(report);
        return report;
    }

    /// <summary>The JSON Schema (draft 2020-12) of what <see cref="Write(DiagnosisReport)"/> gives.</summary>
    public static string ReadSchema()
    {
        using Stream stream = typeof(JsonReport).Assembly.GetManifestResourceStream(SchemaResource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Writes a report with the escaping that its surroundings need.</summary>
    internal static string Write(DiagnosisReport report, JavaScriptEncoder encoder, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        Write(report, buffer, encoder, indented);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(DiagnosisReport report, IBufferWriter<byte> buffer, JavaScriptEncoder encoder, bool indented)
    {
        var options = new JsonWriterOptions { Encoder = encoder, Indented = indented, NewLine = "\n" };
        using var writer = new Utf8JsonWriter(buffer, options);
        new ReportJsonWriter(writer).Write(report);
    }
}
