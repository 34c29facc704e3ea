using System.Reflection;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

/// <summary>Reads texts and sample files with the complaints of the repository.</summary>
internal static class Reading
{
    public static string Root { get; } =
        typeof(Reading).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static IReadOnlyList<ComplaintKind> Kinds { get; } = LoadKinds();

    public static IEnumerable<string> SampleNames =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests", "samples"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static string Sample(string name) => File.ReadAllText(Path.Combine(Root, "tests", "samples", name + ".txt"));

    public static LogReading Of(string text, params ILineObserver[] observers) => new LogReader(Kinds).Read(new StringReader(text), observers);

    private static IReadOnlyList<ComplaintKind> LoadKinds()
    {
        string path = Path.Combine(Root, "rules", "knowledge", "complaints.yaml");
        using StreamReader yaml = new(path);
        return ComplaintReader.Read(path, yaml);
    }
}
