namespace Diagnoser.Core.Facts.Text;

/// <summary>A setting as it stands in a text.</summary>
/// <param name="Kind">What it sets.</param>
/// <param name="IsFlag">Whether it is written as a flag: <c>--dtype</c>.</param>
/// <param name="IsAssigned">Whether a sign of assignment follows: <c>=</c>, <c>:</c> or a parenthesis.</param>
internal readonly record struct Setting(SettingKind Kind, bool IsFlag, bool IsAssigned);
