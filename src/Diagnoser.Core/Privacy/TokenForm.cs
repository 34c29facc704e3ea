using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Privacy;

/// <summary>How a provider's tokens look.</summary>
/// <param name="Kind">What the placeholder is called.</param>
/// <param name="Prefix">How they begin.</param>
/// <param name="Body">What follows is made of.</param>
/// <param name="Minimum">The shortest body.</param>
/// <param name="Length">The usual length of the body; 0 if it varies.</param>
/// <param name="NeedsDigit">Whether the body has to hold a digit.</param>
internal sealed record TokenForm(string Kind, string Prefix, SignSet Body, int Minimum, int Length, bool NeedsDigit);
