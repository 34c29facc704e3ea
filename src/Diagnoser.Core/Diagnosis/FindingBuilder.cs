using Diagnoser.Core.Facts;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Turns the matches of rules into findings: fills the placeholders and leaves out fixes that do not apply to this machine.</summary>
/// <param name="facts">The facts of the text and the machine.</param>
internal sealed class FindingBuilder(FactSet facts)
{
    private readonly IReadOnlyCollection<string> _engines = EngineCommand.Engines(facts);
    private readonly StartedCommand _started = new(facts);

    /// <summary>The finding of a match.</summary>
    /// <param name="match">The match.</param>
    public Finding Build(RuleMatch match)
    {
        Rule rule = match.Rule;
        return new Finding(
            rule.Id,
            PlaceholderText.Line(rule.Title, ValueOf),
            rule.Cause,
            match.Certainty,
            PlaceholderText.Sentences(rule.Explain, ValueOf),
            [
                .. match.Lines.Select(line => new Evidence { Line = line.Number, Text = line.Text }),
                .. match.Facts.Select(fact => new Evidence { Fact = fact.Key, Value = fact.Value, Source = fact.Source.ToString() }),
            ],
            // Commands for another engine than that of the text tell how it would be done there: last.
            [.. Ordering.Descending(rule.Fixes.Where(Applies), fix => EngineCommand.AreForOthers(fix.Title, fix.Commands, _engines) ? 0 : 1).Select(BuildFix)],
            rule.References);

        // Of several values of a fact, the one that the rule matched is meant.
        string? ValueOf(string name) => match.Captures.TryGetValue(name, out string? captured) ? captured
            : match.Facts.FirstOrDefault(fact => fact.Key == name)?.Value ?? facts.ValueOf(name);

        bool Applies(RuleFix fix) => fix.When.All(condition => condition.Evaluate(facts, out _) != Truth.No)
            && (fix.Commands.Count == 0 || fix.Commands.Any(command => !_started.HasAllOf(PlaceholderText.Command(command, ValueOf))));

        Fix BuildFix(RuleFix fix) => new(
            PlaceholderText.Line(fix.Title, ValueOf),
            [.. EngineCommand.Own(fix.Commands, _engines).Select(command => _started.Adapt(PlaceholderText.Command(command, ValueOf)))],
            fix.Why is null ? null : NullIfEmpty(PlaceholderText.Sentences(fix.Why, ValueOf)),
            rule.Id,
            fix.Cost is null ? null : NullIfEmpty(PlaceholderText.Sentences(fix.Cost, ValueOf)));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
