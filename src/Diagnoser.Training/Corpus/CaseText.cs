using System.Text;

namespace Diagnoser.Training.Corpus;

/// <summary>Renders a case as the text that a person would paste, so that training takes the same way as a user's input.</summary>
public static class CaseText
{
    /// <summary>The title as a heading, the report, the evidence in a fence, the environment as <c>key: value</c> lines. Labels and fix are left out.</summary>
    /// <param name="record">A case that is written up.</param>
    /// <exception cref="ArgumentException">The case is a label only.</exception>
    public static string Render(CaseRecord record)
    {
        if (record.Title is null)
        {
            throw new ArgumentException($"The case {record.Id} has no text.", nameof(record));
        }

        StringBuilder text = new();
        text.Append("# ").Append(record.Title).Append("\n\n").Append(record.Report).Append('\n');
        if (record.Evidence.Count > 0)
        {
            text.Append("\n```\n");
            foreach (string line in record.Evidence)
            {
                text.Append(line).Append('\n');
            }

            text.Append("```\n");
        }

        if (record.Environment.Count > 0)
        {
            text.Append('\n');
            foreach ((string key, string value) in record.Environment)
            {
                text.Append(key).Append(": ").Append(value).Append('\n');
            }
        }

        return text.ToString();
    }
}
