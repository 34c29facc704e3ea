namespace Diagnoser.Core.Learning;

/// <summary>
/// The exponent of one voice in the fusion. It depends on how certain the most certain matching rule is, since a certain rule should outvote the
/// classifier and an uncertain one should not; and on where the report seems to come from, since trackers of engines and of models differ in how often each voice is right.
/// </summary>
/// <param name="Base">The exponent without a rule, on a report of a model's user.</param>
/// <param name="Certainty">What a rule of certainty 1 adds.</param>
/// <param name="Engine">What a report adds that surely comes from the tracker of a serving engine.</param>
public sealed record FusionExponent(double Base, double Certainty, double Engine)
{
    /// <summary>The exponent for a report.</summary>
    /// <param name="certainty">The certainty of the most certain matching rule, 0 to 1; 0 if none matches.</param>
    /// <param name="engine">The probability that the report is one of a serving engine's tracker.</param>
    public double At(double certainty, double engine) => Base + (Certainty * certainty) + (Engine * engine);
}
