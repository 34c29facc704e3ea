namespace Diagnoser.Core.Facts.Text;

/// <summary>A word that speaks for an engine or a stage.</summary>
/// <param name="Text">The word, matched without regard to case.</param>
/// <param name="Engine">The engine, or null.</param>
/// <param name="Stage">The stage, or null.</param>
/// <param name="Weight">How much one sighting weighs.</param>
internal sealed record EvidenceWord(string Text, string? Engine, string? Stage, double Weight);
