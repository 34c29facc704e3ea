namespace Diagnoser.Core.Learning;

/// <summary>A case of the corpus that is written up, as the index of cases holds it.</summary>
/// <param name="Id">Repository and number.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title, in our words.</param>
/// <param name="Cause">The index of its labelled leaf cause.</param>
/// <param name="Symptom">The index of its labelled symptom.</param>
/// <param name="Fix">What helped or was advised; null if nobody said.</param>
public sealed record KnownCase(string Id, string Url, string Title, int Cause, int Symptom, string? Fix);
