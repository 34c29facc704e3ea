using System.Text.Json;
using System.Text.Json.Serialization;

namespace Diagnoser.Training.Corpus;

/// <summary>A line of a case file as JSON has it, before it is validated.</summary>
internal sealed record CaseLine
{
    public string? Id { get; init; }

    public string? Url { get; init; }

    public string? Status { get; init; }

    public string? Series { get; init; }

    public string? Model { get; init; }

    public string? Architecture { get; init; }

    public string? Engine { get; init; }

    public string? Program { get; init; }

    public string? Stage { get; init; }

    public string? Symptom { get; init; }

    public string? Cause { get; init; }

    public string? Confidence { get; init; }

    public string? Seen { get; init; }

    public string? Title { get; init; }

    public string? Report { get; init; }

    public IReadOnlyList<string?>? Evidence { get; init; }

    public Dictionary<string, string?>? Environment { get; init; }

    public string? Fix { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(CaseLine))]
internal sealed partial class CaseLineContext : JsonSerializerContext;
