namespace Diagnoser.Reporting.Issues;

/// <summary>A line of a prefilled issue.</summary>
/// <param name="Text">The line, in Markdown.</param>
/// <param name="Kind">What it belongs to; null for headings and fences.</param>
/// <param name="Weight">How much it is worth: of what has no room, the least goes first. <see cref="Structure"/> never goes.</param>
internal sealed record IssueLine(string Text, IssueContentKind? Kind, int Weight)
{
    /// <summary>The weight of what holds the text together.</summary>
    public const int Structure = int.MaxValue;

    public static IssueLine Fixed(string text) => new(text, null, Structure);
}
