using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Training;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Cli.Composition;

/// <summary>Reads the cases, and the way to read their texts, for training and evaluation.</summary>
internal static class CorpusLoader
{
    /// <summary>The case files that are shipped: the study's, ours of the engines, and ours of any program.</summary>
    private static readonly string[] Shipped = ["cases.jsonl", "engines.jsonl", "reports.jsonl"];

    /// <summary>Gathers what training needs.</summary>
    /// <param name="knowledge">What the stages know beforehand.</param>
    /// <param name="moreFiles">Case files of the user's.</param>
    /// <param name="onlyThose">Whether those stand instead of the shipped ones, not beside them.</param>
    public static TrainingInputs LoadInputs(KnowledgeBase knowledge, IEnumerable<string> moreFiles, bool onlyThose = false)
    {
        CorpusReader reader = new(knowledge.Taxonomy);
        ReportAnalyzer analyzer = new(knowledge);
        using StreamReader concepts = Installation.OpenText(Path.Combine(Installation.TrainingData, "concepts.yaml"));
        using StreamReader unread = Installation.OpenText(Path.Combine(Installation.TrainingData, "unread.txt"));
        return new TrainingInputs
        {
            Taxonomy = knowledge.Taxonomy,
            Concepts = ConceptLexicon.Read("concepts.yaml", concepts),
            Files = onlyThose ? [.. moreFiles.Select(path => Read(reader, path))] : LoadCases(reader, moreFiles),
            Unread = UnreadCases.Read(unread),
            Analyze = text => analyzer.Analyze(new StringReader(text), []),
        };
    }

    /// <summary>Reads the shipped cases and further ones.</summary>
    public static IReadOnlyList<CorpusFile> LoadCases(CorpusReader reader, IEnumerable<string> moreFiles) =>
        Distinct([.. Shipped.Select(name => Path.Combine(Installation.TrainingData, name)).Concat(moreFiles).Select(path => Read(reader, path))]);

    private static IReadOnlyList<CorpusFile> Distinct(IReadOnlyList<CorpusFile> files)
    {
        var twice = files.SelectMany(file => file.Records.Select(record => (record.Id, file.FileName))).GroupBy(item => item.Id).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? files
            : throw new UserErrorException($"The case {twice.Key} stands in {string.Join(" and in ", twice.Select(item => item.FileName))}; leave it out of one of them or give it another id.");
    }

    private static CorpusFile Read(CorpusReader reader, string path)
    {
        if (!File.Exists(path))
        {
            throw new UserErrorException($"There is no case file {path}; check the path.");
        }

        using StreamReader text = new(path);
        try
        {
            return reader.Read(Path.GetFileName(path), text);
        }
        catch (CorpusFormatException exception)
        {
            throw new UserErrorException(exception.Message, exception);
        }
    }
}
