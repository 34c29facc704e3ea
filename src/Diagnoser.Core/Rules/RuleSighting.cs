using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Rules;

/// <summary>A line in which a pattern occurs.</summary>
/// <param name="Line">The line, for evidence.</param>
/// <param name="Text">The cleaned text, from which groups are captured.</param>
/// <param name="Role">What sort of line it is.</param>
internal sealed record RuleSighting(ExcerptLine Line, string Text, LineRole Role);
