using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Diagnosis;

/// <summary>
/// The stages from text to what rules and classifier work on, in one pass over the text: incidents, facts and their conclusions, matching rules.
/// It may be used for many texts, one after another or, as it keeps no state of a text, in parallel.
/// </summary>
/// <param name="knowledge">What is known beforehand.</param>
public sealed class ReportAnalyzer(KnowledgeBase knowledge)
{
    private readonly LogReader _reader = new(knowledge.Complaints);
    private readonly RulePatterns _patterns = knowledge.Rules.Patterns;

    // A scanner learns what lines look like that call for no rule, and is not safe for several threads: each text borrows one.
    private readonly Stack<RuleScanner> _scanners = [];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="machineFacts">Facts of this machine, if the text speaks of it; what the text states comes first.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public ReportSample Analyze(TextReader text, IEnumerable<Fact> machineFacts, CancellationToken cancellation = default) =>
        Analyze(text, machineFacts, only: null, cancellation);

    /// <summary>Reads a text and matches one of the rules only, or all that may match.</summary>
    internal ReportSample Analyze(TextReader text, IEnumerable<Fact> machineFacts, Rule? only, CancellationToken cancellation)
    {
        TextFactReader factReader = new(knowledge.ModelFamilies);
        RuleScanner scanner = Borrow();
        LogReading reading = _reader.Read(text, [factReader, scanner], cancellation);
        FactSet facts = factReader.Complete();
        foreach (Fact fact in machineFacts)
        {
            facts.Add(fact);
        }

        FactDeriver.Derive(facts, knowledge.Tables);
        IEnumerable<Rule> rules = only is null ? scanner.Candidates().Select(position => knowledge.Rules.Rules[position]) : [only];
        IReadOnlyList<RuleMatch> matches = RuleMatcher.Match(rules, scanner, reading, facts);
        lock (_scanners)
        {
            _scanners.Push(scanner);
        }

        return new ReportSample(reading, facts, matches);
    }

    private RuleScanner Borrow()
    {
        lock (_scanners)
        {
            if (_scanners.TryPop(out RuleScanner? scanner))
            {
                scanner.Restart();
                return scanner;
            }
        }

        return new RuleScanner(_patterns);
    }
}
