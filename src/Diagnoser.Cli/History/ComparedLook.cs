using System.Globalization;
using System.Text.Json;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.History;

/// <summary>One side of a comparison: an entry of the history, a report or the output of <c>llmdiag collect</c>, all as JSON.</summary>
/// <param name="Name">What it is, for a heading.</param>
/// <param name="Facts">Its facts, redacted.</param>
/// <param name="Cited">The keys that its diagnosis cites as evidence.</param>
internal sealed record ComparedLook(string Name, IReadOnlyList<ReportedFact> Facts, IReadOnlySet<string> Cited)
{
    /// <summary>Opens one side.</summary>
    /// <param name="name">A file, or an entry of the history.</param>
    /// <param name="store">The history; null if it is turned off.</param>
    /// <exception cref="UserErrorException">There is no such file or entry, or it holds no facts.</exception>
    public static ComparedLook Open(string name, HistoryStore? store)
    {
        if (File.Exists(name))
        {
            return OfFile(name);
        }

        return store is null
            ? throw new UserErrorException($"There is no file {name}, and the history is turned off by {HistoryFolder.Variable}.")
            : OfEntry(store.Read(name));
    }

    private static ComparedLook OfEntry(HistoryEntry entry) => new(
        string.Create(CultureInfo.InvariantCulture, $"{entry.Id}  {HistoryTable.Line(entry)}"),
        entry.Report?.Facts ?? entry.Facts,
        Evidence(entry.Report?.Findings.SelectMany(finding => finding.Evidence).Select(evidence => evidence.Fact)));

    private static ComparedLook OfFile(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            JsonElement owner = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("report", out JsonElement report) && report.ValueKind == JsonValueKind.Object ? report : root;
            IReadOnlyList<ReportedFact> facts = owner.ValueKind == JsonValueKind.Object ? HistoryFile.ReadFacts(owner) : [];
            if (facts.Count == 0)
            {
                throw new UserErrorException($"{path} holds no facts; give a report ('--format json') or the output of 'llmdiag collect --format json'.");
            }

            // The other side may be redacted already, and what is masked on one side only would look like a change.
            string title = HistoryFile.TextOf(owner, "headline") is { } headline ? $"{path}  {headline}" : path;
            return new ComparedLook(title, HistoryRecorder.Redact(facts), Evidence(CitedIn(owner)));
        }
        catch (JsonException exception)
        {
            throw new UserErrorException($"{path} is not JSON; give a report ('--format json') or the output of 'llmdiag collect --format json'.", exception);
        }
    }

    private static IEnumerable<string?> CitedIn(JsonElement report)
    {
        if (!report.TryGetProperty("findings", out JsonElement findings) || findings.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (JsonElement finding in findings.EnumerateArray())
        {
            if (finding.ValueKind == JsonValueKind.Object && finding.TryGetProperty("evidence", out JsonElement evidence) && evidence.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement piece in evidence.EnumerateArray())
                {
                    yield return HistoryFile.TextOf(piece, "fact");
                }
            }
        }
    }

    private static HashSet<string> Evidence(IEnumerable<string?>? keys) => new((keys ?? []).OfType<string>(), StringComparer.Ordinal);
}
