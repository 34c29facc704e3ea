namespace Diagnoser.Core.Diagnosis;

/// <summary>A real case that looked the same.</summary>
/// <param name="Id">Repository and number: <c>QwenLM/Qwen#1069</c>.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">Its title, in our words.</param>
/// <param name="Cause">The code of its labelled cause.</param>
/// <param name="Symptom">The code of its labelled symptom.</param>
/// <param name="Fix">What helped or was advised there; null if nobody said.</param>
/// <param name="Similarity">0 to 1.</param>
/// <param name="Agrees">Whether its cause is of the category that the diagnosis puts first.</param>
public sealed record SimilarCase(string Id, string Url, string Title, string Cause, string Symptom, string? Fix, double Similarity, bool Agrees);
