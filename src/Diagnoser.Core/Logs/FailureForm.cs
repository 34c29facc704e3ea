using Diagnoser.Core.Patterns;
using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Logs;

/// <summary>
/// A line by which software outside Python states a failure. The anchor is looked for first; the expression, where there is one, has to
/// match too and may name groups: <c>name</c> (the error's type), <c>message</c>, <c>signal</c> (name or number), <c>code</c> (exit code).
/// </summary>
/// <param name="Anchor">A literal that the line contains, without regard to case.</param>
/// <param name="Kind">What sort of failure it is.</param>
internal sealed record FailureForm(string Anchor, IncidentKind Kind)
{
    private LinearExpression? _compiled;
    private RequiredWords? _words;

    /// <summary>The expression; null if the anchor suffices.</summary>
    public string? Expression { get; init; }

    /// <summary>How near the failure is to the cause.</summary>
    public Standing Standing { get; init; } = Standing.Cause;

    /// <summary>The error's type where the form itself gives it.</summary>
    public string? Name { get; init; }

    /// <summary>The signal where the form itself gives it.</summary>
    public string? Signal { get; init; }

    /// <summary>The exit code where the form itself gives it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether the anchor has to stand at the line's beginning.</summary>
    public bool AtStart { get; init; }

    /// <summary>How many of the lines behind it belong to the message.</summary>
    public int Follow { get; init; }

    /// <summary>Whether the form counts in a person's sentence too.</summary>
    public bool InProse { get; init; }

    /// <summary>Whether the form counts in a person's words alone, since programs print the same in passing.</summary>
    public bool ProseOnly { get; init; }

    /// <summary>The compiled expression; null if there is none.</summary>
    public LinearExpression? Compiled => Expression is null ? null : _compiled ??= LinearExpression.Parse(Expression);

    /// <summary>Whether a line has the words that the expression needs, which is cheap to tell; true if there is no expression.</summary>
    /// <param name="line">The line.</param>
    public bool HasWords(ReadOnlySpan<char> line) => Expression is null || (_words ??= RequiredWords.Of(Expression)).AreIn(line);
}
