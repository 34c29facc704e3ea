namespace Diagnoser.Core.Facts.Text;

/// <summary>A word that speaks for an engine, a stage or a method of training.</summary>
/// <param name="Text">The word, matched without regard to case.</param>
/// <param name="Engine">The engine, or null.</param>
/// <param name="Stage">The stage, or null.</param>
/// <param name="Weight">How much one sighting weighs.</param>
/// <param name="Method">The method of training, or null.</param>
/// <param name="IsHint">Whether its engine counts only where no engine is named: the port at which it listens.</param>
internal sealed record EvidenceWord(string Text, string? Engine, string? Stage, double Weight, string? Method = null, bool IsHint = false);
