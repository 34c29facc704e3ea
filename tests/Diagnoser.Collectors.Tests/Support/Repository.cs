using System.Reflection;

namespace Diagnoser.Collectors.Tests.Support;

/// <summary>The repository, for tests that read its files.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Machines => Path.Combine(Root, "tests", "machines");
}
