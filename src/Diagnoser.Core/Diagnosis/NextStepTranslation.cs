namespace Diagnoser.Core.Diagnosis;

/// <summary>A step that makes an answer surer, in another language.</summary>
/// <param name="Of">Its title in English, which is its name.</param>
/// <param name="Title">The deed in one line.</param>
/// <param name="Why">What its result would tell.</param>
public sealed record NextStepTranslation(string Of, string Title, string Why);
