using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;

namespace Diagnoser.Training.Tests;

/// <summary>The repository's rules and tables, put together as the program does.</summary>
internal static class RepositoryKnowledge
{
    private static readonly string[] OtherFiles = ["complaints.yaml", "next-steps.yaml", "model-families.yaml", "secrets.yaml", "issue-forms.yaml"];

    public static TrainingInputs TrainingInputs()
    {
        ReportAnalyzer analyzer = new(Read());
        return new TrainingInputs
        {
            Taxonomy = Repository.Taxonomy,
            Concepts = Repository.ReadConcepts(),
            Files = [Repository.ReadCases("cases.jsonl"), Repository.ReadCases("engines.jsonl"), Repository.ReadCases("reports.jsonl")],
            Unread = Repository.ReadUnread(),
            Analyze = text => analyzer.Analyze(new StringReader(text), []),
        };
    }

    private static KnowledgeBase Read() => new()
    {
        Taxonomy = Repository.Taxonomy,
        Rules = new RuleSet(Files("rules", SearchOption.AllDirectories).Where(path => !path.Contains("/knowledge/", StringComparison.Ordinal) && !path.StartsWith("rules/zh/", StringComparison.Ordinal)).Select(path => Read(path, RuleReader.Read))),
        Tables = [.. Files("rules/knowledge", SearchOption.TopDirectoryOnly).Where(path => !OtherFiles.Contains(Path.GetFileName(path))).Select(path => Read(path, KnowledgeReader.Read))],
        Complaints = new ComplaintIndex(Read("rules/knowledge/complaints.yaml", ComplaintReader.Read)),
        NextSteps = [],
        ModelFamilies = Read("rules/knowledge/model-families.yaml", ModelFamilyTable.Read),
    };

    private static IEnumerable<string> Files(string folder, SearchOption option)
    {
        string root = Repository.PathOf();
        return Directory.EnumerateFiles(Path.Combine(root, folder), "*.yaml", option)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    // Files are named as the program names them: relative to the rules folder.
    private static T Read<T>(string path, Func<string, TextReader, T> read)
    {
        using StreamReader text = Repository.Open(path);
        return read(path["rules/".Length..], text);
    }
}
