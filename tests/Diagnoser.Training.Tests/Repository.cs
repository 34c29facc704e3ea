using System.Reflection;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Tests;

/// <summary>The files of the repository that these tests read.</summary>
internal static class Repository
{
    private static readonly string Root =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static FailureTaxonomy Taxonomy { get; } = ReadTaxonomy();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static StreamReader Open(params string[] parts) => new(PathOf(parts));

    public static CorpusFile ReadCases(string name)
    {
        using StreamReader text = Open("training-data", name);
        return new CorpusReader(Taxonomy).Read(name, text);
    }

    public static ConceptLexicon ReadConcepts()
    {
        using StreamReader text = Open("training-data", "concepts.yaml");
        return ConceptLexicon.Read("concepts.yaml", text);
    }

    public static IReadOnlySet<string> ReadUnread()
    {
        using StreamReader text = Open("training-data", "unread.txt");
        return UnreadCases.Read(text);
    }

    private static FailureTaxonomy ReadTaxonomy()
    {
        using StreamReader text = Open("training-data", "taxonomy.yaml");
        return TaxonomyReader.Read("taxonomy.yaml", text);
    }
}
