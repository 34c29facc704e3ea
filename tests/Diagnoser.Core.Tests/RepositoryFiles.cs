using System.Reflection;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFiles
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The path of a file, from its parts below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The rules that are shipped.</summary>
    public static IEnumerable<Rule> Rules()
    {
        foreach (string path in Directory.EnumerateFiles(PathOf("rules"), "*.yaml", SearchOption.AllDirectories).Where(path => !path.Contains("knowledge", StringComparison.Ordinal) && !path.StartsWith(PathOf("rules", "zh"), StringComparison.Ordinal)))
        {
            using StreamReader text = new(path);
            yield return RuleReader.Read(Path.GetFileName(path), text);
        }
    }
}
