using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Packing;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Yaml;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Cli.Composition;

/// <summary>Reads what rules and next steps say in another language: the folder of the language's tag below the rules.</summary>
internal static class TranslationLoader
{
    private const string NextSteps = "next-steps.yaml";

    /// <summary>The tags of the languages besides English; a folder of rules that has such a name holds translations.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh"];

    /// <summary>The tag of a language that has translations; null for English.</summary>
    public static string? TagOf(ReportLanguage language) => language == ReportLanguage.Chinese ? "zh" : null;

    /// <summary>Loads the shipped translation the quick way: from the pack that the build made.</summary>
    public static KnowledgeTranslation Load(string tag)
    {
        try
        {
            string pack = Installation.TranslationPack(tag);
            return File.Exists(pack) ? TranslationPack.Read(MappedFile.Open(pack)) : ReadSources(Installation.Rules, tag);
        }
        catch (InvalidDataException)
        {
            return ReadSources(Installation.Rules, tag);
        }
    }

    /// <summary>Reads the translation of a folder of rules from its files; fails at the first that is none.</summary>
    public static KnowledgeTranslation ReadSources(string rulesFolder, string tag) => Read(rulesFolder, tag, exception => throw exception);

    /// <summary>Reads the translation of a folder of rules from its files; faults are collected instead of thrown.</summary>
    public static KnowledgeTranslation ReadSources(string rulesFolder, string tag, List<LintFinding> faults) =>
        Read(rulesFolder, tag, exception => faults.Add(new LintFinding(exception.FileName, exception.Line, exception.Fault)));

    /// <summary>The faults of translated next steps: those of a step that there is not, and steps without a translation.</summary>
    public static IEnumerable<LintFinding> CheckNextSteps(IReadOnlyList<NextStepEntry> steps, IReadOnlyList<NextStepTranslation> translations, string tag)
    {
        HashSet<string> titles = [.. steps.Select(step => step.Title)];
        IEnumerable<string> unknown = translations.Where(step => !titles.Contains(step.Of)).Select(step => $"there is no step '{step.Of}' to translate");
        IEnumerable<string> missing = titles.Except(translations.Select(step => step.Of)).Select(title => $"the step '{title}' is not translated");
        return unknown.Concat(missing).Select(fault => new LintFinding($"{tag}/{NextSteps}", 1, fault));
    }

    private static KnowledgeTranslation Read(string rulesFolder, string tag, Action<YamlFormatException> onFault)
    {
        List<RuleTranslation> rules = [];
        IReadOnlyList<NextStepTranslation> steps = [];
        foreach (string path in KnowledgeLoader.YamlFiles(Path.Combine(rulesFolder, tag)))
        {
            string name = KnowledgeLoader.RelativeName(rulesFolder, path);
            using StreamReader text = new(path);
            try
            {
                if (name == $"{tag}/{NextSteps}")
                {
                    steps = KnowledgeTranslation.ReadNextSteps(name, text);
                }
                else
                {
                    rules.Add(RuleTranslationReader.Read(name, text));
                }
            }
            catch (YamlFormatException exception)
            {
                onFault(exception);
            }
        }

        rules.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return new KnowledgeTranslation { Rules = rules, NextSteps = steps };
    }
}
