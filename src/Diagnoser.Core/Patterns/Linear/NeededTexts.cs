namespace Diagnoser.Core.Patterns.Linear;

/// <summary>The texts, without regard to case, that every match of a part of an expression has.</summary>
/// <param name="Ends">Texts of which every match ends with one; they grow with what stands behind the part. Just the empty text if nothing is known.</param>
/// <param name="IsWhole">Whether the part matches just these texts.</param>
/// <param name="Inside">Texts of which every match has one, the rarest that were found so far; null if there are none.</param>
internal sealed record NeededTexts(IReadOnlyList<string> Ends, bool IsWhole, IReadOnlyList<string>? Inside)
{
    private const int MostTexts = 24;

    /// <summary>A part that may match any text.</summary>
    public static NeededTexts Unknown { get; } = new([""], false, null);

    /// <summary>The texts of which every match has one; null if there are none.</summary>
    public IReadOnlyList<string>? Required => TextRarity.Rarer(Inside, Ends);

    /// <summary>A part that matches just some texts.</summary>
    public static NeededTexts Of(params IReadOnlyList<string> texts) => new(texts, true, null);

    /// <summary>This part and another one behind it.</summary>
    public NeededTexts Then(NeededTexts next)
    {
        IReadOnlyList<string>? inside = next.IsWhole && next.Ends.Count == 1 ? Inside : Required;
        return !next.IsWhole ? next with { Inside = TextRarity.Rarer(inside, next.Inside) }
            : Ends.Count * next.Ends.Count > MostTexts ? next with { IsWhole = false, Inside = inside }
            : new NeededTexts([.. Ends.SelectMany(_ => next.Ends, string.Concat).Distinct()], IsWhole, inside);
    }

    /// <summary>This part or another one.</summary>
    public NeededTexts Or(NeededTexts other) =>
        IsWhole && other.IsWhole && Ends.Count + other.Ends.Count <= MostTexts ? Of([.. Ends.Union(other.Ends)])
        : Unknown with { Inside = Required is { } these && other.Required is { } others ? [.. these.Union(others)] : null };
}
