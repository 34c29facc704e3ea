namespace Diagnoser.Core.Learning;

/// <summary>
/// The exponent of one voice in the fusion. It depends on how certain the most certain matching rule is, since a certain rule should outvote the
/// classifier and an uncertain one should not; and on where the report seems to come from, since reports from trackers of programs and of models differ in how often each voice is right.
/// </summary>
/// <param name="Base">The exponent without a rule, on a report of a model's user.</param>
/// <param name="Certainty">What a rule of certainty 1 adds.</param>
/// <param name="Extension">What a report adds that surely is like those of our extensions.</param>
public sealed record FusionExponent(double Base, double Certainty, double Extension)
{
    /// <summary>The exponent for a report.</summary>
    /// <param name="certainty">The certainty of the most certain matching rule, 0 to 1; 0 if none matches.</param>
    /// <param name="extension">The probability that the report is like those of our extensions.</param>
    public double At(double certainty, double extension) => Base + (Certainty * certainty) + (Extension * extension);
}
