using System.Text;

namespace Diagnoser.Training.Corpus;

/// <summary>A form in which people paste a failure. A case rendered in each of them shows whether the reading depends on the form of a text rather than on what it says.</summary>
/// <param name="Name">What the form is.</param>
/// <param name="Render">Renders a case that is written up.</param>
public sealed record PastedForm(string Name, Func<CaseRecord, string> Render)
{
    /// <summary>An issue form of a tracker, a message in a chat, and a log whose lines carry time and level, with what the person says above it.</summary>
    public static IReadOnlyList<PastedForm> All { get; } =
    [
        new("issue form", IssueForm),
        new("chat message", ChatMessage),
        new("log with a sentence above", LogWithSentence),
    ];

    // The headings of vLLM's bug form, https://github.com/vllm-project/vllm/blob/main/.github/ISSUE_TEMPLATE/400-bug-report.yml, read 2026-11-27.
    private static string IssueForm(CaseRecord record)
    {
        StringBuilder text = new();
        text.Append("[Bug]: ").Append(record.Title).Append("\n\n### Your current environment\n\n<details>\n<summary>The output of <code>python collect_env.py</code></summary>\n\n```text\n");
        AppendEnvironment(text, record, ": ");
        text.Append("```\n\n</details>\n\n### \U0001F41B Describe the bug\n\n").Append(record.Report).Append("\n\n");
        if (record.Evidence.Count > 0)
        {
            text.Append("```text\n").AppendJoin('\n', record.Evidence).Append("\n```\n\n");
        }

        return text.Append("### Before submitting a new issue...\n\n- [X] Make sure you already searched for relevant issues.\n").ToString();
    }

    private static string ChatMessage(CaseRecord record)
    {
        StringBuilder text = new();
        text.Append(record.Title).Append('\n').Append(record.Report).Append('\n').AppendJoin('\n', record.Evidence).Append('\n');
        AppendEnvironment(text, record, " ");
        return text.ToString();
    }

    private static string LogWithSentence(CaseRecord record)
    {
        StringBuilder text = new();
        text.Append("# ").Append(record.Title).Append("\n\n").Append(record.Report).Append("\n\n");
        foreach (string line in record.Evidence.SelectMany(item => item.Split('\n')))
        {
            text.Append("2024-05-11 09:41:28,512 - ERROR - ").Append(line).Append('\n');
        }

        AppendEnvironment(text, record, "==");
        return text.ToString();
    }

    private static void AppendEnvironment(StringBuilder text, CaseRecord record, string between)
    {
        foreach ((string key, string value) in record.Environment)
        {
            text.Append(key).Append(between).Append(value).Append('\n');
        }
    }
}
