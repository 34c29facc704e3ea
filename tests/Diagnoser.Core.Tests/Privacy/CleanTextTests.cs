using System.Text.Json;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Core.Tests.Privacy;

public sealed class CleanTextTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(PlantedSecrets.Folder, "clean-lines.txt"));

    [Fact]
    public void The_corpus_has_enough_lines() => Lines.Distinct().Count().ShouldBeGreaterThanOrEqualTo(200);

    [Fact]
    public void Lines_of_hashes_versions_and_paths_stay_as_they_are()
    {
        Lines.Select(line => new Redactor(new RedactionOptions()).Redact(line)).ShouldBe(Lines);
    }

    [Fact]
    public void The_lines_stay_as_they_are_in_one_text_too()
    {
        new Redactor(new RedactionOptions()).Redact(string.Join('\n', Lines)).Split('\n').ShouldBe(Lines);
    }

    [Fact]
    public void The_published_evidence_of_real_cases_stays_as_it_is()
    {
        // Of some thousand lines a few name a machine (of a private network, or where NCCL prints it), the UUID of a library's build, or a passphrase that is none.
        List<string> changed = [];
        foreach (string file in new[] { "cases.jsonl", "engines.jsonl", "reports.jsonl" })
        {
            foreach (string line in File.ReadLines(Path.Combine(PlantedSecrets.Root, "training-data", file)))
            {
                using JsonDocument entry = JsonDocument.Parse(line);
                if (entry.RootElement.TryGetProperty("evidence", out JsonElement evidence))
                {
                    changed.AddRange(evidence.EnumerateArray().Select(item => item.GetString()!).Where(text => new Redactor(new RedactionOptions()).Redact(text) != text));
                }
            }
        }

        changed.Count.ShouldBeLessThanOrEqualTo(15, string.Join('\n', changed));
        changed.ShouldAllBe(text => text.Contains(".internal") || text.Contains("10.0.0.") || text.Contains("Referenced from") || text.Contains("NCCL INFO") || text.Contains("Passphrase"));
    }
}
