using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Packing;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Core.Yaml;
using Diagnoser.Reporting.Issues;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Cli.Composition;

/// <summary>Reads taxonomy, rules and tables from the installation, and rules of the user's on top.</summary>
internal static class KnowledgeLoader
{
    private const string KnowledgeFolder = "knowledge";

    /// <summary>The files of rules/knowledge that are no tables; each has a reader of its own.</summary>
    private static readonly string[] OtherFiles = ["complaints.yaml", "next-steps.yaml", "model-families.yaml", "secrets.yaml", "issue-forms.yaml"];

    /// <summary>Loads everything the quick way: from the pack that the build made, with rules of the user's on top.</summary>
    /// <param name="userFolders">Folders with rules of the user's, which replace shipped ones of the same id.</param>
    /// <param name="language">The language in which rules and next steps speak, where they have a translation.</param>
    public static KnowledgeBase Load(IReadOnlyList<string> userFolders, ReportLanguage language = ReportLanguage.English)
    {
        KnowledgeBase shipped = ReadPack() ?? LoadSources(Installation.Rules, []);
        if (TranslationLoader.TagOf(language) is not { } tag)
        {
            return userFolders.Count == 0 ? shipped : shipped with { Rules = new RuleSet(shipped.Rules.Rules.Concat(userFolders.SelectMany(ReadUserRules))) };
        }

        // A rule of the user's speaks the language of its own translation, not that of the rule which it replaces.
        shipped = TranslationLoader.Load(tag).Apply(shipped);
        return userFolders.Count == 0 ? shipped : shipped with
        {
            Rules = new RuleSet(shipped.Rules.Rules.Concat(userFolders.SelectMany(folder => TranslationLoader.ReadSources(folder, tag).Apply(ReadUserRules(folder))))),
        };
    }

    private static KnowledgeBase? ReadPack()
    {
        try
        {
            return File.Exists(Installation.KnowledgePack) ? KnowledgePackReader.Read(MappedFile.Open(Installation.KnowledgePack)) : null;
        }
        catch (InvalidDataException)
        {
            // A pack of another version stands in the way of nothing: the files that it was made from are beside it.
            return null;
        }
    }

    /// <summary>Loads everything from its source files.</summary>
    /// <param name="rulesFolder">The shipped rules.</param>
    /// <param name="userFolders">Folders with rules of the user's, which replace shipped ones of the same id.</param>
    public static KnowledgeBase LoadSources(string rulesFolder, IEnumerable<string> userFolders) =>
        new()
        {
            Taxonomy = LoadTaxonomy(),
            Rules = new RuleSet(ReadRules(rulesFolder).Concat(userFolders.SelectMany(ReadUserRules))),
            Tables = ReadTables(rulesFolder),
            Complaints = new ComplaintIndex(ReadComplaints(rulesFolder)),
            NextSteps = ReadNextSteps(rulesFolder),
            ModelFamilies = ReadKnowledge(rulesFolder, "model-families.yaml", ModelFamilyTable.Read),
        };

    /// <summary>Loads the taxonomy.</summary>
    public static FailureTaxonomy LoadTaxonomy()
    {
        using StreamReader text = Installation.OpenText(Path.Combine(Installation.TrainingData, "taxonomy.yaml"));
        return TaxonomyReader.Read("taxonomy.yaml", text);
    }

    /// <summary>Reads the rules of a folder, in the order of their names; fails at the first file that is no rule.</summary>
    public static IEnumerable<Rule> ReadRules(string folder)
    {
        foreach (string path in RuleFiles(folder))
        {
            using StreamReader text = new(path);
            yield return RuleReader.Read(RelativeName(folder, path), text);
        }
    }

    /// <summary>Reads rules of the user's, whose patterns nobody has checked yet.</summary>
    private static IEnumerable<Rule> ReadUserRules(string folder)
    {
        foreach (Rule rule in ReadRules(folder))
        {
            if (rule.When.Patterns.FirstOrDefault(pattern => pattern.Validate() is not null) is { } broken)
            {
                throw rule.Fault(1, $"the pattern {broken} cannot be used: {broken.Validate()}");
            }

            yield return rule;
        }
    }

    /// <summary>Reads the rules of a folder; faults are collected instead of thrown.</summary>
    public static IReadOnlyList<Rule> ReadRules(string folder, List<LintFinding> faults)
    {
        List<Rule> rules = [];
        foreach (string path in RuleFiles(folder))
        {
            try
            {
                using StreamReader text = new(path);
                rules.Add(RuleReader.Read(RelativeName(folder, path), text));
            }
            catch (YamlFormatException exception)
            {
                faults.Add(new LintFinding(exception.FileName, exception.Line, exception.Fault));
            }
        }

        return rules;
    }

    /// <summary>Reads the tables of rules/knowledge.</summary>
    public static IReadOnlyList<KnowledgeTable> ReadTables(string rulesFolder)
    {
        List<KnowledgeTable> tables = [];
        foreach (string path in YamlFiles(Path.Combine(rulesFolder, KnowledgeFolder)).Where(path => !OtherFiles.Contains(Path.GetFileName(path))))
        {
            using StreamReader text = new(path);
            tables.Add(KnowledgeReader.Read(RelativeName(rulesFolder, path), text));
        }

        return tables;
    }

    /// <summary>Reads the kinds of complaints.</summary>
    public static IReadOnlyList<ComplaintKind> ReadComplaints(string rulesFolder) =>
        ReadKnowledge(rulesFolder, "complaints.yaml", ComplaintReader.Read);

    /// <summary>Reads the steps that make an answer surer.</summary>
    public static IReadOnlyList<NextStepEntry> ReadNextSteps(string rulesFolder) => ReadKnowledge(rulesFolder, "next-steps.yaml", NextStepReader.Read);

    /// <summary>Reads how projects want to be told of failures.</summary>
    public static IssueForms ReadIssueForms(string rulesFolder) => ReadKnowledge(rulesFolder, "issue-forms.yaml", IssueForms.Read);

    private static T ReadKnowledge<T>(string rulesFolder, string name, Func<string, TextReader, T> read)
    {
        using StreamReader text = Installation.OpenText(Path.Combine(rulesFolder, KnowledgeFolder, name));
        return read($"{KnowledgeFolder}/{name}", text);
    }

    private static IEnumerable<string> RuleFiles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException($"There is no folder {folder} to read rules from.");
        }

        string[] others = [.. TranslationLoader.Languages.Append(KnowledgeFolder).Select(name => Path.Combine(folder, name) + Path.DirectorySeparatorChar)];
        return YamlFiles(folder).Where(path => !others.Any(other => path.StartsWith(other, StringComparison.Ordinal)));
    }

    /// <summary>The YAML files of a folder, in the order of their names; none if there is no such folder.</summary>
    internal static IEnumerable<string> YamlFiles(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];

    /// <summary>A file's name relative to a folder, with forward slashes.</summary>
    internal static string RelativeName(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}
