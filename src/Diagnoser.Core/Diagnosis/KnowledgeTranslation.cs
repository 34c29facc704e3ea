using Diagnoser.Core.Rules;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Diagnosis;

/// <summary>What rules and next steps say, in another language. What they match and how they are weighed stays as it is.</summary>
public sealed record KnowledgeTranslation
{
    /// <summary>The translated rules, in the ordinal order of their identifiers.</summary>
    public required IReadOnlyList<RuleTranslation> Rules { get; init; }

    /// <summary>The translated steps.</summary>
    public required IReadOnlyList<NextStepTranslation> NextSteps { get; init; }

    /// <summary>The knowledge in this language; what has no translation stays in English.</summary>
    /// <param name="knowledge">The knowledge in English.</param>
    public KnowledgeBase Apply(KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        Dictionary<string, NextStepTranslation> steps = NextSteps.DistinctBy(step => step.Of).ToDictionary(step => step.Of, StringComparer.Ordinal);
        return knowledge with
        {
            Rules = knowledge.Rules.Reworded(Reword),
            NextSteps = [.. knowledge.NextSteps.Select(step => steps.TryGetValue(step.Title, out NextStepTranslation? words) ? step with { Title = words.Title, Why = words.Why } : step)],
        };
    }

    /// <summary>Rules in this language; those that have no translation stay in English.</summary>
    /// <param name="rules">The rules.</param>
    public IEnumerable<Rule> Apply(IEnumerable<Rule> rules) => rules.Select(Reword);

    private Rule Reword(Rule rule) => Ordering.Find(Rules, static translation => translation.Id, rule.Id)?.Apply(rule) ?? rule;

    /// <summary>Reads rules/LANGUAGE/next-steps.yaml.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="YamlFormatException">The text is not of this form; the message names file, line and fault.</exception>
    public static IReadOnlyList<NextStepTranslation> ReadNextSteps(string fileName, TextReader text) =>
        [.. YamlDocumentReader.ReadMap(fileName, text).RequiredList("steps").Maps().Select(map =>
        {
            map.AllowOnly("of", "title", "why");
            return new NextStepTranslation(map.RequiredText("of"), map.RequiredText("title"), map.RequiredText("why").Trim());
        })];
}
