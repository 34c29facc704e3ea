using System.Text.Json;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Training.Corpus;

/// <summary>Reads cases.jsonl, engines.jsonl and reports.jsonl, and files of users in the same form, and validates every line.</summary>
public sealed class CorpusReader
{
    private readonly FailureTaxonomy _taxonomy;

    /// <summary>Makes a reader.</summary>
    /// <param name="taxonomy">The codes that are allowed.</param>
    public CorpusReader(FailureTaxonomy taxonomy) => _taxonomy = taxonomy;

    /// <summary>Reads a file of cases. Blank lines are skipped; a case with an engine belongs to the engines, one with a program to the further reports, any other to the study.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text, one JSON object a line.</param>
    /// <returns>The cases in the order of the file, and the file's hash.</returns>
    /// <exception cref="CorpusFormatException">A line is not a valid case; the message names file, line and fault.</exception>
    public CorpusFile Read(string fileName, TextReader text)
    {
        List<CaseRecord> cases = [];
        List<string> lines = [];
        Dictionary<string, int> lineOfId = new(StringComparer.Ordinal);
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            lines.Add(line);
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            CaseRecord record = Validate(fileName, number, Parse(fileName, number, line));
            if (!lineOfId.TryAdd(record.Id, number))
            {
                throw new CorpusFormatException(fileName, number, $"the id '{record.Id}' stands on line {lineOfId[record.Id]} already");
            }

            cases.Add(record);
        }

        return new CorpusFile(fileName, cases, CorpusFile.HashOf(lines));
    }

    private static CaseLine Parse(string fileName, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CaseLineContext.Default.CaseLine)
                ?? throw new CorpusFormatException(fileName, number, "the line is null instead of a case");
        }
        catch (JsonException exception)
        {
            throw new CorpusFormatException(fileName, number, "the line is not a JSON object of a case: " + FirstSentence(exception.Message));
        }
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private CaseRecord Validate(string fileName, int number, CaseLine line)
    {
        CorpusFormatException Fault(string fault) => new(fileName, number, fault);

        string Required(string? value, string name) =>
            string.IsNullOrWhiteSpace(value) ? throw Fault($"'{name}' is missing") : value;

        string Coded(string? value, string name, Func<string, int> indexOf) =>
            indexOf(Required(value, name)) >= 0 ? value! : throw Fault($"'{name}' is '{value}', which the taxonomy does not have");

        string? OneOf(string? value, string name, params ReadOnlySpan<string> allowed) =>
            value is null || allowed.Contains(value) ? value : throw Fault($"'{name}' is '{value}' instead of {string.Join(", ", allowed.ToArray())}");

        string id = Required(line.Id, "id");
        string url = Required(line.Url, "url");
        if (!url.StartsWith("https://", StringComparison.Ordinal) && !url.StartsWith("http://", StringComparison.Ordinal))
        {
            throw Fault($"'url' is '{url}' instead of an address that starts with https://");
        }

        if (line.Engine is not null && line.Program is not null)
        {
            throw Fault("a case names its 'engine' or its 'program', not both");
        }

        if (line.Title is null != line.Report is null)
        {
            throw Fault("a case that is written up has both 'title' and 'report'");
        }

        if (line.Title is null && (line.Evidence is not null || line.Environment is not null || line.Fix is not null))
        {
            throw Fault("a case without 'title' has no 'evidence', 'environment' or 'fix'");
        }

        return new CaseRecord
        {
            Id = id,
            Url = url,
            Origin = line.Engine is not null ? CaseOrigin.Engines : line.Program is not null ? CaseOrigin.Reports : CaseOrigin.Study,
            Cause = Coded(line.Cause, "cause", _taxonomy.IndexOfCause),
            Symptom = Coded(line.Symptom, "symptom", _taxonomy.IndexOfSymptom),
            Stage = Coded(line.Stage, "stage", _taxonomy.IndexOfStage),
            Series = line.Series,
            Engine = line.Engine,
            Confidence = OneOf(line.Confidence, "confidence", "high", "medium", "low"),
            Seen = OneOf(line.Seen, "seen", "description", "comments"),
            Title = line.Title is null ? null : Required(line.Title, "title"),
            Report = line.Report,
            Evidence = [.. (line.Evidence ?? []).Select(item => item ?? throw Fault("'evidence' holds null"))],
            Environment = [.. (line.Environment ?? []).Select(pair =>
                KeyValuePair.Create(pair.Key, pair.Value ?? throw Fault($"'environment' gives null for '{pair.Key}'")))],
            Fix = line.Fix,
        };
    }
}
