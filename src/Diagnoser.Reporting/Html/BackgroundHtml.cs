using System.Globalization;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Html;

/// <summary>What stands behind the answer: candidates, cases, next steps and facts.</summary>
internal sealed class BackgroundHtml(ReportContent content, Wording wording)
{
    private const double LeastProbability = 0.02;

    private DiagnosisReport Report => content.Report;

    public string Candidates()
    {
        IReadOnlyList<ScoredCode> candidates = content.Candidates(int.MaxValue, LeastProbability);
        if (candidates.Count == 0)
        {
            return "";
        }

        int left = content.Candidates(int.MaxValue, 0).Count - candidates.Count;
        string rest = left > 0 ? $"<p class=\"quiet\">{wording.MoreCauses.Of(left)}</p>\n" : "";
        return $"""
            <section>
            <h2>{(Report.Verdict == Verdict.Unsure ? wording.Candidates : wording.OtherCandidates)}</h2>
            <ul class="bars">
            {string.Concat(candidates.Select(Candidate))}</ul>
            {rest}</section>

            """;
    }

    public string Cases() => Report.SimilarCases.Count == 0
        ? ""
        : $"""
            <section>
            <h2>{wording.SimilarCases}</h2>
            <ul class="cases">
            {string.Concat(Report.SimilarCases.Select(Case))}</ul>
            </section>

            """;

    public string NextSteps() => Report.NextSteps.Count == 0 || Report.Verdict == Verdict.Likely
        ? ""
        : $"""
            <section>
            <h2>{wording.NextSteps}</h2>
            {AnswerHtml.Items(Report.NextSteps.Select(Step))}</section>

            """;

    public string Facts() => content.Environment.Count == 0
        ? ""
        : $"""
            <section>
            <h2>{wording.Environment}</h2>
            <table>
            <thead><tr><th scope="col">{wording.Fact}</th><th scope="col">{wording.Value}</th><th scope="col">{wording.Source}</th></tr></thead>
            <tbody>
            {string.Concat(content.Environment.Select(FactRow))}</tbody>
            </table>
            </section>

            """;

    public string Masked() => Report.Masked switch
    {
        null => "",
        { Count: 0 } => $"<p class=\"quiet masked\">{wording.MaskedNothing}</p>\n",
        { } masked => $"""
            <section>
            <h2>{wording.Masked}</h2>
            <table>
            <thead><tr><th scope="col">{wording.MaskedKind}</th><th scope="col">{wording.MaskedValues}</th><th scope="col">{wording.MaskedPlaces}</th></tr></thead>
            <tbody>
            {string.Concat(masked.Select(MaskedRow))}</tbody>
            </table>
            </section>

            """,
    };

    private static string MaskedRow(RedactionCount count) =>
        $"<tr><th scope=\"row\"><code>{HtmlText.Escape(count.Kind)}</code></th><td>{HtmlText.Escape(Number(count.Distinct))}</td><td>{HtmlText.Escape(Number(count.Times))}</td></tr>\n";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Candidate(ScoredCode cause) =>
        $"<li><span class=\"percent\">{HtmlText.Escape(Percentage.Of(cause.Probability))}</span>"
        + $"<span>{HtmlText.Escape($"{cause.Code} {cause.Name}")}</span>{HtmlText.Bar(cause.Probability)}</li>\n";

    private static string FactRow(ReportedFact fact) =>
        $"<tr><th scope=\"row\"><code>{HtmlText.Escape(fact.Key)}</code></th><td>{HtmlText.Escape(fact.Value)}</td>"
        + $"<td class=\"quiet\">{HtmlText.Escape(fact.Source)}</td></tr>\n";

    private static string Step(NextStep step)
    {
        string command = step.Command is { } typed ? AnswerHtml.Command(typed) : "";
        string why = string.IsNullOrWhiteSpace(step.Why) ? "" : $"<p class=\"quiet\">{HtmlText.Inline(step.Why)}</p>\n";
        return $"<p>{HtmlText.Inline(step.Title)}</p>\n{command}{why}";
    }

    private string Case(SimilarCase known)
    {
        string similarity = Wording.Fill(wording.Similarity, Percentage.Of(known.Similarity));
        string difference = known.Agrees
            ? ""
            : $"<p class=\"differs\">{HtmlText.Escape(Wording.Fill(wording.OtherCause, content.CauseWords(known.Cause)))}</p>\n";
        string helped = known.Fix is { } fix
            ? $"<p>{wording.Label(wording.Helped)}{HtmlText.Inline(fix)}</p>\n"
            : $"<p class=\"quiet\">{wording.NotKnownWhatHelped}</p>\n";
        return $"""
            <li>
            <p>{HtmlText.Link(known.Title, known.Url)}</p>
            <p class="quiet">{HtmlText.Escape(known.Id)}{wording.Separator}{HtmlText.Escape(similarity)}</p>
            {difference}{helped}</li>

            """;
    }
}
