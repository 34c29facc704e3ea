using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Issues;

/// <summary>Puts the lines of a diagnosis where a form wants them: into its fields, into one text with its headings, or aside for the person to paste.</summary>
internal sealed class IssueSections(IssueText text, Wording wording)
{
    /// <summary>The fields that an address can fill, by their ids.</summary>
    public IEnumerable<(string Name, IReadOnlyList<IssueLine> Lines)> Fields(IssueForm form) =>
        form.Fields.Where(field => field.CanBeFilled).Select(field => (field.Id!, (IReadOnlyList<IssueLine>)Lines(field)));

    /// <summary>One text with the form's headings, as GitHub itself writes what was filled into a form; without a form, headings of our own.</summary>
    public IReadOnlyList<IssueLine> Body(IssueForm form)
    {
        List<IssueLine> body = [];
        if (form.Fields.Count == 0)
        {
            body.AddRange(text.Of(IssueContentKind.Diagnosis, isCode: false));
            Section(body, wording.LogExcerpt, text.Of(IssueContentKind.Log, isCode: false), isPlain: false);
            Section(body, wording.Environment, text.Of(IssueContentKind.Environment, isCode: false), isPlain: false);
            return body;
        }

        foreach (IssueField field in form.Fields.Where(field => field.Type is not ("checkboxes" or "dropdown")))
        {
            IReadOnlyList<IssueLine> lines = Lines(field with { IsCode = false });
            Section(body, field.Label, lines.Count > 0 ? lines : [IssueLine.Fixed(wording.PleaseAdd)], form.IsPlainMarkdown);
        }

        return body;
    }

    /// <summary>The texts for fields that no address can fill.</summary>
    public IReadOnlyList<(string Label, string Text)> ToPaste(IssueForm form) => form.IsPlainMarkdown
        ? []
        : [.. form.Fields.Where(field => field is { Id: null, Gives.Count: > 0 })
            .Select(field => (field.Label, Text: string.Join('\n', Lines(field).Select(line => line.Text))))
            .Where(field => field.Text.Length > 0)];

    private static void Section(List<IssueLine> body, string heading, IReadOnlyList<IssueLine> lines, bool isPlain)
    {
        if (lines.Count > 0)
        {
            body.AddRange([.. body.Count > 0 ? [IssueLine.Fixed("")] : Array.Empty<IssueLine>(), IssueLine.Fixed(isPlain ? $"**{heading}**" : $"### {heading}"), IssueLine.Fixed(""), .. lines]);
        }
    }

    private List<IssueLine> Lines(IssueField field)
    {
        List<IssueLine> lines = [];
        foreach (IssueContentKind kind in field.Gives)
        {
            IReadOnlyList<IssueLine> more = text.Of(kind, field.IsCode);
            lines.AddRange([.. lines.Count > 0 && more.Count > 0 ? [IssueLine.Fixed("")] : Array.Empty<IssueLine>(), .. more]);
        }

        return lines;
    }
}
