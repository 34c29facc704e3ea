namespace Diagnoser.Reporting.Terminal;

/// <summary>The part that a piece of text plays; every part is told by words and place too, so that colour is never needed.</summary>
internal enum Tone
{
    /// <summary>Text to read.</summary>
    Plain,

    /// <summary>Headings and the answer.</summary>
    Strong,

    /// <summary>What only some readers want.</summary>
    Quiet,

    /// <summary>What to type, and the bars.</summary>
    Accent,

    /// <summary>What to be careful with: an answer that is not sure, a case that differs.</summary>
    Caution,
}
