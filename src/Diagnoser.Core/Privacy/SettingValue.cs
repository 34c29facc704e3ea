namespace Diagnoser.Core.Privacy;

/// <summary>A value after the name of a setting.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Quoted">Whether it stands in quotes.</param>
internal readonly record struct SettingValue(int Start, int End, bool Quoted);
