using System.Text.Json;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Reporting.Json;

/// <summary>
/// Writes a report member by member. The generated serializer, which reads reports, gives the same text (a test compares
/// them); setting it up takes several times as long as everything that is written here, and each run writes one report only.
/// </summary>
internal sealed class ReportJsonWriter(Utf8JsonWriter writer)
{
    public void Write(DiagnosisReport report)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", report.SchemaVersion);
        writer.WriteStartObject("tool");
        writer.WriteString("name", report.Tool.Name);
        writer.WriteString("version", report.Tool.Version);
        writer.WriteEndObject();
        writer.WriteStartObject("input");
        writer.WriteString("source", NameOf(report.Input.Source));
        writer.WriteNumber("lines", report.Input.Lines);
        writer.WriteNumber("incidents", report.Input.Incidents);
        writer.WriteEndObject();
        Incident(report.Incident);
        writer.WritePropertyName("symptom");
        Scored(report.Symptom);
        writer.WriteStartObject("stage");
        writer.WriteString("name", report.Stage.Name);
        writer.WriteNumber("probability", report.Stage.Probability);
        writer.WriteEndObject();
        List("categories", report.Categories, Scored);
        List("causes", report.Causes, Scored);
        writer.WriteString("verdict", NameOf(report.Verdict));
        writer.WriteString("headline", report.Headline);
        Texts("reasons", report.Reasons);
        List("findings", report.Findings, Finding);
        List("fixes", report.Fixes, Fix);
        List("similarCases", report.SimilarCases, Case);
        List("facts", report.Facts, Fact);
        List("nextSteps", report.NextSteps, Step);
        Masked(report.Masked);
        writer.WriteEndObject();
    }

    private static string NameOf(InputSource source) => source switch
    {
        InputSource.File => "file",
        InputSource.Stdin => "stdin",
        InputSource.Run => "run",
        InputSource.Machine => "machine",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Likely => "likely",
        Verdict.Possible => "possible",
        Verdict.Unsure => "unsure",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    private void Incident(IncidentSummary? incident)
    {
        if (incident is null)
        {
            writer.WriteNull("incident");
            return;
        }

        writer.WriteStartObject("incident");
        writer.WriteString("kind", incident.Kind);
        writer.WriteString("exception", incident.Exception);
        writer.WriteString("message", incident.Message);
        writer.WriteString("library", incident.Library);
        writer.WriteString("file", incident.File);
        Number("line", incident.Line);
        writer.WriteString("function", incident.Function);
        Number("exitCode", incident.ExitCode);
        writer.WriteString("signal", incident.Signal);
        Texts("excerpt", incident.Excerpt);
        writer.WriteStartArray("excerptLines");
        foreach (long number in incident.ExcerptLines)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
        writer.WriteString("worker", incident.Worker);
        writer.WriteNumber("occurrences", incident.Occurrences);
        writer.WriteEndObject();
    }

    private void Scored(ScoredCode scored)
    {
        writer.WriteStartObject();
        writer.WriteString("code", scored.Code);
        writer.WriteString("name", scored.Name);
        writer.WriteNumber("probability", scored.Probability);
        writer.WriteEndObject();
    }

    private void Finding(Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("title", finding.Title);
        writer.WriteString("cause", finding.Cause);
        writer.WriteNumber("certainty", finding.Certainty);
        writer.WriteString("explanation", finding.Explanation);
        List("evidence", finding.Evidence, evidence => EvidenceConverter.Write(writer, evidence));
        List("fixes", finding.Fixes, Fix);
        Texts("references", finding.References);
        writer.WriteEndObject();
    }

    private void Fix(Fix fix)
    {
        writer.WriteStartObject();
        writer.WriteString("title", fix.Title);
        Texts("commands", fix.Commands);
        writer.WriteString("why", fix.Why);
        writer.WriteString("from", fix.From);
        writer.WriteString("cost", fix.Cost);
        writer.WriteEndObject();
    }

    private void Case(SimilarCase known)
    {
        writer.WriteStartObject();
        writer.WriteString("id", known.Id);
        writer.WriteString("url", known.Url);
        writer.WriteString("title", known.Title);
        writer.WriteString("cause", known.Cause);
        writer.WriteString("symptom", known.Symptom);
        writer.WriteString("fix", known.Fix);
        writer.WriteNumber("similarity", known.Similarity);
        writer.WriteBoolean("agrees", known.Agrees);
        writer.WriteEndObject();
    }

    private void Fact(ReportedFact fact)
    {
        writer.WriteStartObject();
        writer.WriteString("key", fact.Key);
        writer.WriteString("value", fact.Value);
        writer.WriteString("source", fact.Source);
        writer.WriteEndObject();
    }

    private void Step(NextStep step)
    {
        writer.WriteStartObject();
        writer.WriteString("title", step.Title);
        writer.WriteString("command", step.Command);
        writer.WriteString("why", step.Why);
        writer.WriteEndObject();
    }

    private void Masked(IReadOnlyList<RedactionCount>? masked)
    {
        if (masked is null)
        {
            writer.WriteNull("masked");
            return;
        }

        List("masked", masked, count =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind", count.Kind);
            writer.WriteNumber("distinct", count.Distinct);
            writer.WriteNumber("times", count.Times);
            writer.WriteEndObject();
        });
    }

    private void Number(string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private void Texts(string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private void List<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            write(item);
        }

        writer.WriteEndArray();
    }
}
