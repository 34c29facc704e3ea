using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Reporting.Tests.Recorded;

/// <summary>
/// Diagnoses of ten of the failures in tests/samples, as <c>llmdiag report --format json</c> gave them. They are recorded, so that what the forms look
/// like is approved apart from what the model says today.
/// </summary>
internal static class RecordedReports
{
    public static string Folder { get; } = Path.Combine(RepositoryFiles.Root, "tests", "Diagnoser.Reporting.Tests", "Recorded");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static string Json(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static DiagnosisReport Read(string name) => JsonReport.Read(Json(name));
}
