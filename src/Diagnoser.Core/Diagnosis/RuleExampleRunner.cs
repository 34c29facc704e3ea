using Diagnoser.Core.Facts;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Runs the examples of rules through the same stages as real input. Each rule is run by itself, so that no other rule can override it.</summary>
/// <param name="knowledge">What the stages know beside the rule.</param>
public sealed class RuleExampleRunner(KnowledgeBase knowledge)
{
    private static readonly FactSource ExampleSource = FactSource.FromMachine("example");

    private readonly ReportAnalyzer _analyzer = new(knowledge);

    /// <summary>Runs one rule's examples.</summary>
    /// <param name="rule">The rule, one of those of the knowledge.</param>
    /// <returns>What failed, by file and line; empty if all is well.</returns>
    public IReadOnlyList<LintFinding> Run(Rule rule)
    {
        return
        [
            .. rule.Matching.Where(example => !Matches(rule, example)).Select(example => new LintFinding(rule.FileName, example.Line, $"the example should match and does not: {Shorten(example.Text)}")),
            .. rule.Missing.Where(example => Matches(rule, example)).Select(example => new LintFinding(rule.FileName, example.Line, $"the example should not match and does: {Shorten(example.Text)}")),
        ];
    }

    private bool Matches(Rule rule, RuleExample example)
    {
        using StringReader text = new(example.Text);
        return _analyzer.Analyze(text, example.Facts.Select(fact => new Fact(fact.Key, fact.Value, ExampleSource)), rule, CancellationToken.None).Matches.Count > 0;
    }

    private static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 100 ? line : line[..100] + " …";
    }
}
