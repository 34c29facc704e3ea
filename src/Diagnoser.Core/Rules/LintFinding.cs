namespace Diagnoser.Core.Rules;

/// <summary>A fault of a rule or a table.</summary>
/// <param name="File">The file, relative to the rules folder.</param>
/// <param name="Line">The 1-based line.</param>
/// <param name="Message">What is wrong, without a full stop.</param>
public sealed record LintFinding(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
