using BenchmarkDotNet.Attributes;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Rules;

namespace Diagnoser.Benchmarks;

/// <summary>What ten times the rules cost on the same text: the shipped rules, and nine variants of each whose words are turned round.</summary>
[MemoryDiagnoser]
public class RuleGrowthBenchmarks
{
    private const int Length = 10_000_000;
    private string _text = "";
    private LogReader _reader = null!;
    private RulePatterns _patterns = null!;

    /// <summary>How many times the shipped rules there are.</summary>
    [Params(1, 10)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _text = ServerLog.OfLength(Length);
        KnowledgeBase knowledge = KnowledgeLoader.Load([]);
        _reader = new LogReader(knowledge.Complaints);
        _patterns = new RulePatterns(new RuleSet(knowledge.Rules.Rules.SelectMany(rule => Enumerable.Range(0, Times).Select(variant => Vary(rule, variant)))));
    }

    [Benchmark]
    public LogReading IntakeAndMatching() => _reader.Read(new StringReader(_text), [new RuleScanner(_patterns)]);

    private static Rule Vary(Rule rule, int variant) => variant == 0 ? rule : rule with
    {
        Id = $"{rule.Id}-{variant}",
        Condition = new Lazy<RuleCondition>(rule.When with
        {
            Log = [.. rule.When.Log.Select(pattern => Vary(pattern, variant))],
            All = [.. rule.When.All.Select(pattern => Vary(pattern, variant))],
            None = [.. rule.When.None.Select(pattern => Vary(pattern, variant))],
        }),
    };

    /// <summary>Other words of the same length and kind: the letters of every word, moved round.</summary>
    private static TextPattern Vary(TextPattern pattern, int variant)
    {
        string words = !pattern.IsExpression ? pattern.Source : pattern.Anchors.Count > 0 ? pattern.Anchors[0] : pattern.Source.Trim('/');
        return TextPattern.Parse(string.Join(' ', words.Split(' ').Select(word => word.Length < 2 ? word : word[(variant % word.Length)..] + word[..(variant % word.Length)])));
    }
}
