namespace Diagnoser.Training.Evaluation;

/// <summary>How far the answers to cases that are pasted in another form agree with those to their write-ups.</summary>
/// <param name="Form">The form.</param>
/// <param name="Similarity">The mean cosine of the features of a case in this form with those of its write-up, 0 to 1.</param>
/// <param name="SameCategory">In how many of the cases the first category is the same as for the write-up, 0 to 1.</param>
/// <param name="WriteUps">The first category is right for the write-ups, 0 to 1.</param>
/// <param name="Pasted">The first category is right for the pasted texts, 0 to 1.</param>
public sealed record FormAgreement(string Form, double Similarity, double SameCategory, double WriteUps, double Pasted);
