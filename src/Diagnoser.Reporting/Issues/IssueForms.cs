using System.Globalization;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Reporting.Issues;

/// <summary>The forms of the projects that are known: rules/knowledge/issue-forms.yaml.</summary>
public sealed class IssueForms
{
    private IssueForms(int longestAddress, IReadOnlyList<IssueForm> forms)
    {
        LongestAddress = longestAddress;
        Forms = forms;
    }

    /// <summary>How many bytes an address may have for GitHub to take it.</summary>
    public int LongestAddress { get; }

    /// <summary>The forms.</summary>
    public IReadOnlyList<IssueForm> Forms { get; }

    /// <summary>The form of a repository, or null if the project is not known.</summary>
    /// <param name="repository">As owner/name, in any case.</param>
    public IssueForm? Find(string repository) => Forms.FirstOrDefault(form => form.Repositories.Contains(repository, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads the file.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is not of this form; the message names file, line and fault.</exception>
    public static IssueForms Read(string fileName, TextReader text)
    {
        YamlMap root = YamlDocumentReader.ReadMap(fileName, text);
        root.AllowOnly("limit", "limit-source", "limit-date", "forms");
        return new IssueForms(root.RequiredInteger("limit"), [.. root.RequiredList("forms").Maps().Select(ReadForm)]);
    }

    private static IssueForm ReadForm(YamlMap map)
    {
        map.AllowOnly("repositories", "template", "title", "blank", "source", "date", "fields");
        if (!Uri.IsWellFormedUriString(map.RequiredText("source"), UriKind.Absolute)
            || !DateOnly.TryParseExact(map.RequiredText("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw map.Fault("a form needs a source, which is an address, and a date");
        }

        return new IssueForm
        {
            Repositories = map.RequiredList("repositories").Texts(),
            Template = map.OptionalText("template"),
            TitlePrefix = map.RequiredText("title"),
            AllowsBlank = map.RequiredText("blank") == "true",
            Fields = [.. map.RequiredList("fields").Maps().Select(ReadField)],
        };
    }

    private static IssueField ReadField(YamlMap map)
    {
        map.AllowOnly("id", "label", "type", "required", "code", "gives");
        return new IssueField(
            map.OptionalText("id"),
            map.RequiredText("label"),
            map.RequiredText("type") is "textarea" or "input" or "dropdown" or "checkboxes" or "heading" ? map.RequiredText("type") : throw map.Fault("there is no such type", "type"),
            map.OptionalText("required") == "true",
            map.OptionalText("code") == "true",
            [.. map.TextOrList("gives").Select(kind => ReadKind(map, kind))]);
    }

    private static IssueContentKind ReadKind(YamlMap map, string kind) => kind switch
    {
        "diagnosis" => IssueContentKind.Diagnosis,
        "steps" => IssueContentKind.Steps,
        "log" => IssueContentKind.Log,
        "environment" => IssueContentKind.Environment,
        "hardware" => IssueContentKind.Hardware,
        "model" => IssueContentKind.Model,
        "engine-version" => IssueContentKind.EngineVersion,
        _ => throw map.Fault($"nothing of a diagnosis is called '{kind}'", "gives"),
    };
}
