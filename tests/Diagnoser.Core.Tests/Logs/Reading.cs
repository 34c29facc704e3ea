using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

/// <summary>Reads texts and sample files with the complaints of the repository.</summary>
internal static class Reading
{
    public static IReadOnlyList<ComplaintKind> Kinds { get; } = LoadKinds();

    private static readonly LogReader s_reader = new(Kinds);

    public static IEnumerable<string> SampleNames =>
        Directory.EnumerateFiles(RepositoryFiles.PathOf("tests", "samples"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static string Sample(string name) => File.ReadAllText(RepositoryFiles.PathOf("tests", "samples", name + ".txt"));

    public static LogReading Of(string text, params ILineObserver[] observers) => s_reader.Read(new StringReader(text), observers);

    private static IReadOnlyList<ComplaintKind> LoadKinds()
    {
        string path = RepositoryFiles.PathOf("rules", "knowledge", "complaints.yaml");
        using StreamReader yaml = new(path);
        return ComplaintReader.Read(path, yaml);
    }
}
