using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>Decides which rules match, from what was seen in the text and what is known.</summary>
public static class RuleMatcher
{
    /// <summary>A match that hangs on an unknown fact counts for this share of its certainty.</summary>
    private const double UnknownFactsShare = 0.85;

    /// <summary>
    /// A match away from the primary incident (on another one, on something said in passing, or by facts alone) counts for this share of its certainty.
    /// Measured on the labelled reports: of the rules from 0.7 on, 92 % are right away from it and 93 % on it, of the others 41 and 57 %.
    /// </summary>
    private const double AsideShare = 0.85;

    /// <summary>
    /// What a look at the machine finds wrong counts for this share where the text tells of a failure: it is there whatever failed, while
    /// the author of a report names what seems to matter.
    /// </summary>
    private const double MachineShare = 0.35;

    private const int MostLines = 4;

    /// <summary>Matches rules.</summary>
    /// <param name="rules">The rules in force, or those of them that may match.</param>
    /// <param name="seen">What was seen of their patterns in the text.</param>
    /// <param name="reading">What the text tells.</param>
    /// <param name="facts">What is known, derived facts included.</param>
    /// <returns>The matches, most certain first, without those that a more specific match overrides.</returns>
    public static IReadOnlyList<RuleMatch> Match(IEnumerable<Rule> rules, RuleScanner seen, LogReading reading, FactSet facts)
    {
        HashSet<long> primaryLines = PrimaryLines(reading);
        List<RuleMatch> matches = [];
        List<RuleSighting> lines = [];
        List<PatternSighting> matched = [];
        foreach (Rule rule in rules)
        {
            lines.Clear();
            matched.Clear();
            if (TryMatch(rule, seen, reading, facts, primaryLines, lines, matched) is { } match)
            {
                matches.Add(match);
            }
        }

        HashSet<string> overridden = [.. matches.SelectMany(match => match.Rule.Overrides)];
        IEnumerable<RuleMatch> byId = matches.Where(match => !overridden.Contains(match.Rule.Id)).OrderBy(match => match.Rule.Id, StringComparer.Ordinal);
        return Ordering.Descending(byId, match => match.Certainty);
    }

    private static RuleMatch? TryMatch(
        Rule rule, RuleScanner seen, LogReading reading, FactSet facts, HashSet<long> primaryLines, List<RuleSighting> lines, List<PatternSighting> matched)
    {
        RuleCondition when = rule.When;
        if (!MatchPatterns(when, seen, lines, matched)
            || !MatchComplaint(when, reading, lines)
            || !MatchIncident(when, reading, lines)
            || !MatchFacts(when, facts, out List<Fact> used, out bool unknown))
        {
            return null;
        }

        Dictionary<string, string> captures = new(StringComparer.Ordinal);
        foreach (PatternSighting seenPattern in matched)
        {
            if (seenPattern.Pattern.MayCapture)
            {
                seenPattern.Pattern.TryMatch(seenPattern.Sighting.Text, captures);
            }
        }

        // Where a person complains and no program reports a failure, what the program prints is all that there is to go by.
        bool touches = primaryLines.Count == 0
            || lines.Exists(line => primaryLines.Contains(line.Line.Number) || (reading.Primary?.Kind == IncidentKind.Complaint && line.Role == LineRole.Output));
        double share = touches ? 1
            : !when.ReadsText && used.Exists(fact => fact.Source.Origin == FactOrigin.Machine) ? MachineShare
            : AsideShare;
        return new RuleMatch
        {
            Rule = rule,
            Lines = DistinctLines(lines),
            Facts = used,
            Captures = captures,
            HasUnknownFacts = unknown,
            TouchesPrimaryIncident = touches,
            Certainty = rule.Certainty * (unknown ? UnknownFactsShare : 1) * share,
        };
    }

    private static bool MatchPatterns(RuleCondition when, RuleScanner seen, List<RuleSighting> lines, List<PatternSighting> matched)
    {
        bool any = when.Log.Count == 0;
        foreach (TextPattern pattern in when.Log)
        {
            any |= Note(pattern, seen, lines, matched);
        }

        if (!any)
        {
            return false;
        }

        foreach (TextPattern pattern in when.All)
        {
            if (!Note(pattern, seen, lines, matched))
            {
                return false;
            }
        }

        foreach (TextPattern pattern in when.None)
        {
            if (seen.Of(pattern).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Note(TextPattern pattern, RuleScanner seen, List<RuleSighting> lines, List<PatternSighting> matched)
    {
        IReadOnlyList<RuleSighting> sightings = seen.Of(pattern);
        for (int index = 0; index < sightings.Count; index++)
        {
            lines.Add(sightings[index]);
            matched.Add(new PatternSighting(pattern, sightings[index]));
        }

        return sightings.Count > 0;
    }

    private static bool MatchComplaint(RuleCondition when, LogReading reading, List<RuleSighting> lines)
    {
        if (when.Complaint.Count == 0)
        {
            return true;
        }

        ComplaintSighting[] voiced = [.. reading.Complaints.Where(sighting => when.Complaint.Contains(sighting.Kind))];
        lines.AddRange(voiced.Take(MostLines).Select(sighting => new RuleSighting(sighting.Line, sighting.Line.Text, LineRole.Prose)));
        return voiced.Length > 0;
    }

    private static bool MatchIncident(RuleCondition when, LogReading reading, List<RuleSighting> lines)
    {
        if (when.Exception.Count == 0 && when.Library.Count == 0)
        {
            return true;
        }

        if (reading.Primary is not { } primary
            || (when.Exception.Count > 0 && !when.Exception.Contains(primary.Exception ?? "", StringComparer.OrdinalIgnoreCase))
            || (when.Library.Count > 0 && !when.Library.Contains(primary.FailingFrame?.Library ?? "", StringComparer.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (lines.Count == 0)
        {
            lines.AddRange(primary.Excerpt.TakeLast(1).Select(line => new RuleSighting(line, line.Text, LineRole.Output)));
        }

        return true;
    }

    private static bool MatchFacts(RuleCondition when, FactSet facts, out List<Fact> used, out bool unknown)
    {
        used = [];
        unknown = false;
        return Hold(when.Known, facts, mustBeKnown: true, used, ref unknown) && Hold(when.Facts, facts, mustBeKnown: !when.ReadsText, used, ref unknown);
    }

    private static bool Hold(IReadOnlyList<FactCondition> conditions, FactSet facts, bool mustBeKnown, List<Fact> used, ref bool unknown)
    {
        foreach (FactCondition condition in conditions)
        {
            Truth truth = condition.Evaluate(facts, out IReadOnlyList<Fact> decisive);
            if (truth == Truth.No || (truth == Truth.Unknown && mustBeKnown))
            {
                return false;
            }

            unknown |= truth == Truth.Unknown;
            for (int index = 0; truth == Truth.Yes && index < decisive.Count; index++)
            {
                if (decisive[index].Value.Length > 0 && !ContainsSame(used, decisive[index]))
                {
                    used.Add(decisive[index]);
                }
            }
        }

        return true;
    }

    private static bool ContainsSame(List<Fact> facts, Fact wanted)
    {
        foreach (Fact fact in facts)
        {
            if (ReferenceEquals(fact, wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<long> PrimaryLines(LogReading reading)
    {
        if (reading.Primary is not { } primary)
        {
            return [];
        }

        IEnumerable<ExcerptLine> lines = primary.Excerpt.Concat(primary.Consequences.SelectMany(consequence => consequence.Excerpt));
        if (primary.Kind == IncidentKind.Complaint)
        {
            lines = lines.Concat(reading.Complaints.Select(complaint => complaint.Line)).Concat(reading.Prose).Concat(reading.Notable);
        }

        return NumbersOf(lines);
    }

    private static HashSet<long> NumbersOf(IEnumerable<ExcerptLine> lines)
    {
        HashSet<long> numbers = [];
        foreach (ExcerptLine line in lines)
        {
            numbers.Add(line.Number);
        }

        return numbers;
    }

    private static List<ExcerptLine> DistinctLines(List<RuleSighting> sightings)
    {
        List<ExcerptLine> lines = [];
        HashSet<string> texts = new(StringComparer.Ordinal);
        foreach (RuleSighting sighting in sightings)
        {
            if (texts.Add(sighting.Text) && !lines.Exists(line => line.Number == sighting.Line.Number))
            {
                lines.Add(sighting.Line);
            }
        }

        lines.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return lines.Count > MostLines ? lines.GetRange(0, MostLines) : lines;
    }

    private sealed record PatternSighting(TextPattern Pattern, RuleSighting Sighting);
}
