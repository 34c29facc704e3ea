using System.Text;

namespace Diagnoser.Reporting.Markdown;

/// <summary>Blocks of Markdown with an empty line between them.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder text = new();

    public void Heading(string words) => Block("### " + words);

    /// <summary>A block of one line.</summary>
    public void Block(string line) => Block([line]);

    /// <summary>A block of several lines.</summary>
    public void Block(IEnumerable<string> lines)
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        foreach (string line in lines)
        {
            text.Append(line).Append('\n');
        }
    }

    public override string ToString() => text.ToString();
}
