using System.Globalization;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Issues;

/// <summary>Writes links that open a prefilled new issue on GitHub, in the form that the project asks for.</summary>
public static class IssueLinkWriter
{
    private const int LongestTitle = 360;
    private const int LongestLine = 420;

    /// <summary>Room for the words that say what was left out, at each kind of content.</summary>
    private const int RoomForCutWords = 110;

    /// <summary>Writes a link.</summary>
    /// <param name="report">The report, masked: an issue is public.</param>
    /// <param name="repository">The repository, as owner/name.</param>
    /// <param name="forms">The forms that are known.</param>
    /// <param name="options">How to write.</param>
    public static IssueLink Write(DiagnosisReport report, string repository, IssueForms forms, IssueLinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(options);
        Wording wording = Wording.Of(options.Language);
        ReportContent content = new(LocalizedReport.Of(report, options.Language));
        TriedFixes tried = new(content.Report.Fixes, options.Tried);
        IssueForm form = forms.Find(repository) ?? new IssueForm { Repositories = [repository] };
        IssueSections sections = new(new IssueText(content, wording, tried, LongestLine), wording);

        List<(string Name, IReadOnlyList<IssueLine> Lines)> parameters = [];
        bool usesForm = form.Template is not null && (form.HasNamedFields || form.IsPlainMarkdown || !form.AllowsBlank);
        if (usesForm)
        {
            parameters.Add(("template", [IssueLine.Fixed(form.Template!)]));
        }

        string title = content.IsSilent ? content.SilentWords(wording) : SafeText.OneLine(content.Report.Headline);
        parameters.Add(("title", [IssueLine.Fixed(QueryText.Beginning(form.TitlePrefix + title, LongestTitle))]));
        parameters.AddRange(form.HasNamedFields ? sections.Fields(form) : usesForm && !form.IsPlainMarkdown ? [] : [("body", sections.Body(form))]);
        (string address, IReadOnlyList<IssueCut> cut) = Shorten($"https://github.com/{repository}/issues/new", parameters, forms.LongestAddress, wording);
        return new IssueLink(address, cut, usesForm ? new IssueSections(new IssueText(content, wording, tried, int.MaxValue), wording).ToPaste(form) : []);
    }

    private static (string Address, IReadOnlyList<IssueCut> Cut) Shorten(
        string start, List<(string Name, IReadOnlyList<IssueLine> Lines)> parameters, int limit, Wording wording)
    {
        string address = Address(start, parameters);
        if (address.Length <= limit)
        {
            return (address, []);
        }

        IssueLine[] all = [.. parameters.SelectMany(parameter => parameter.Lines).Where(line => line.Weight != IssueLine.Structure)];
        int excess = address.Length + (RoomForCutWords * all.Select(line => line.Kind).Distinct().Count()) - limit;
        HashSet<IssueLine> dropped = new(ReferenceEqualityComparer.Instance);
        foreach (IssueLine line in all.OrderBy(line => line.Weight))
        {
            if (excess <= 0)
            {
                break;
            }

            dropped.Add(line);
            excess -= QueryText.Encode(line.Text + "\n").Length;
        }

        List<(string Name, IReadOnlyList<IssueLine> Lines)> shortened = [.. parameters.Select(parameter => (parameter.Name, WithoutDropped(parameter.Lines, dropped, wording)))];
        return (Address(start, shortened), [.. dropped.GroupBy(line => line.Kind!.Value).OrderBy(kind => kind.Key).Select(kind => new IssueCut(kind.Key, kind.Count(), all.Count(line => line.Kind == kind.Key)))]);
    }

    // Where the first line of a kind is gone, it says how many are.
    private static IReadOnlyList<IssueLine> WithoutDropped(IReadOnlyList<IssueLine> lines, HashSet<IssueLine> dropped, Wording wording)
    {
        List<IssueLine> left = [];
        HashSet<IssueContentKind> told = [];
        foreach (IssueLine line in lines)
        {
            if (!dropped.Contains(line))
            {
                left.Add(line);
            }
            else if (told.Add(line.Kind!.Value))
            {
                left.Add(IssueLine.Fixed(wording.CutLines.Of(lines.Count(other => other.Kind == line.Kind && dropped.Contains(other)))));
            }
        }

        return left;
    }

    private static string Address(string start, IEnumerable<(string Name, IReadOnlyList<IssueLine> Lines)> parameters) =>
        start + "?" + string.Join('&', parameters.Where(parameter => parameter.Lines.Count > 0).Select(parameter =>
            string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}={QueryText.Encode(string.Join('\n', parameter.Lines.Select(line => line.Text)))}")));
}
