using System.Text;
using System.Text.Json;

namespace Diagnoser.Cli.Batch;

/// <summary>A line of a batch's input: a report to explain, or what is wrong with the line.</summary>
/// <param name="Id">The report's identifier as JSON, quotes included, so that numbers stay numbers.</param>
/// <param name="Text">The report.</param>
/// <param name="Fault">What is wrong; null for a line that can be used.</param>
internal sealed record BatchLine(string Id, string Text, string? Fault)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">A JSON object with <c>id</c> (text or number) and <c>text</c>; other members are passed over.</param>
    public static BatchLine Parse(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(line));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Broken("it is no JSON object");
            }

            if (!document.RootElement.TryGetProperty("id", out JsonElement id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            {
                return Broken("it has no 'id' that is a text or a number");
            }

            return document.RootElement.TryGetProperty("text", out JsonElement text) && text.ValueKind == JsonValueKind.String
                ? new BatchLine(id.GetRawText(), text.GetString()!, null)
                : Broken("it has no 'text' that is a text");
        }
        catch (JsonException exception)
        {
            return Broken($"it is no JSON ({(exception.BytePositionInLine is { } place ? $"at byte {place + 1}" : "it ends too early")})");
        }
        catch (InvalidOperationException)
        {
            // A lone half of a surrogate pair is legal JSON and no text.
            return Broken("its 'id' or 'text' is no valid Unicode");
        }
    }

    private static BatchLine Broken(string fault) => new("", "", fault);
}
