using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Rules;

/// <summary>Finds what is well-formed in a rule but wrong or unwise.</summary>
/// <param name="taxonomy">The codes that rules may use.</param>
/// <param name="tables">The tables whose facts rules may use.</param>
/// <param name="complaintKinds">The complaints that rules may use.</param>
/// <param name="otherRules">Identifiers of rules that are in force beside those that are checked; they may be overridden.</param>
public sealed class RuleLinter(
    FailureTaxonomy taxonomy, IReadOnlyList<KnowledgeTable> tables, IReadOnlySet<string> complaintKinds, IReadOnlySet<string> otherRules)
{
    private const int ShortestAnchor = 3;
    private const int LongestTitle = 120;
    private readonly ReachabilityCheck _reachability = new(tables);
    private readonly HashSet<string> _derivedKeys = [.. tables.SelectMany(table => table.Gives).Select(give => give.Key)];

    /// <summary>Checks rules one by one and against one another.</summary>
    /// <param name="rules">The rules as they were read; two may have the same identifier.</param>
    /// <returns>The faults, by file.</returns>
    public IReadOnlyList<LintFinding> Check(IReadOnlyList<Rule> rules)
    {
        List<LintFinding> findings = [];
        Dictionary<string, Rule> byId = new(StringComparer.Ordinal);
        foreach (Rule rule in rules)
        {
            findings.AddRange(CheckOne(rule).Select(fault => new LintFinding(rule.FileName, 1, fault)));
            if (!byId.TryAdd(rule.Id, rule))
            {
                findings.Add(new LintFinding(rule.FileName, 1, $"the id '{rule.Id}' is taken by {byId[rule.Id].FileName}"));
            }
        }

        findings.AddRange(CheckOverrides(rules, byId));
        findings.AddRange(CheckOverlaps(rules));
        findings.AddRange(ReachabilityCheck.CheckAgainstOneAnother(rules));
        return [.. findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
    }

    private IEnumerable<string> CheckOne(Rule rule)
    {
        string name = Path.GetFileNameWithoutExtension(rule.FileName);
        if (rule.Id != name || !rule.Id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '.'))
        {
            yield return $"the id '{rule.Id}' has to be the file's name, in lower case with hyphens";
        }

        if (taxonomy.IndexOfCause(rule.Cause) < 0)
        {
            yield return $"there is no cause '{rule.Cause}'";
        }
        else if (rule.FileName.Split('/') is [.., { Length: > 1 } folder, _] && folder[1] == '-' && folder[0] != rule.Cause[0])
        {
            yield return $"a rule of cause {rule.Cause} does not belong into the folder {folder}";
        }

        if (rule.Symptom is { } symptom && taxonomy.IndexOfSymptom(symptom) < 0)
        {
            yield return $"there is no symptom '{symptom}'";
        }

        if (rule.Title.Length > LongestTitle || rule.Title.EndsWith('.'))
        {
            yield return $"the title has to be a line of at most {LongestTitle} characters without a full stop";
        }

        foreach (string fault in CheckConditions(rule).Concat(_reachability.CheckCondition(rule)).Concat(CheckWords(rule)))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> CheckConditions(Rule rule)
    {
        RuleCondition when = rule.When;
        if (!when.ReadsText && when.Facts.Count + when.Known.Count == 0)
        {
            yield return "the rule has no condition, so it would match everything";
        }

        foreach (TextPattern pattern in when.Patterns)
        {
            if (pattern.Validate() is { } fault)
            {
                yield return $"the pattern {pattern} cannot be used: {fault}";
            }

            if (PatternForm.FaultOf(pattern) is { } form)
            {
                yield return $"the pattern {form}";
            }

            if (pattern.Anchors.Count == 0 || pattern.Anchors.Any(anchor => anchor.Length < ShortestAnchor && anchor.All(char.IsAscii)))
            {
                yield return $"the pattern {pattern} needs plain text of at least {ShortestAnchor} characters that every match has, so that it is fast";
            }

            if (pattern.IsExpression && (pattern.Source.StartsWith("/.*", StringComparison.Ordinal) || pattern.Source.EndsWith(".*/", StringComparison.Ordinal)))
            {
                yield return $"the pattern {pattern} begins or ends with .*, which only costs time";
            }
        }

        foreach (string kind in when.Complaint.Where(kind => !complaintKinds.Contains(kind)))
        {
            yield return $"there is no complaint '{kind}' in knowledge/complaints.yaml";
        }

        IEnumerable<FactCondition> conditions = when.Facts.Concat(when.Known).Concat(rule.Fixes.SelectMany(fix => fix.When));
        foreach (string fault in conditions.SelectMany(condition => condition.Sources).Select(source => PatternForm.FaultOf(source, allowSigns: true)).OfType<string>())
        {
            yield return $"the value {fault}";
        }

        foreach (string key in conditions.SelectMany(condition => condition.ReferencedKeys.Prepend(condition.Key)).Distinct())
        {
            if (!IsKnownFact(key))
            {
                yield return $"there is no fact '{key}'";
            }
        }
    }

    private IEnumerable<string> CheckWords(Rule rule)
    {
        if (rule.Fixes.Count == 0)
        {
            yield return "the rule has no fix";
        }

        if (rule.References.Count == 0 || rule.References.Any(reference => !Uri.IsWellFormedUriString(reference, UriKind.Absolute)))
        {
            yield return "the rule needs references, each of them an address";
        }

        if (rule.Matching.Count == 0 || rule.Missing.Count == 0)
        {
            yield return "the rule needs an example that matches and one that does not";
        }

        HashSet<string> groups = [.. rule.When.Log.Concat(rule.When.All).SelectMany(GroupsIn)];
        IEnumerable<string> texts = rule.Fixes.SelectMany(fix => fix.Commands.Append(fix.Title).Append(fix.Why ?? "").Append(fix.Cost ?? "")).Append(rule.Explain).Append(rule.Title);
        foreach ((string name, _) in texts.SelectMany(PlaceholderText.NamesIn).Distinct())
        {
            if (!groups.Contains(name) && !(name.Contains('.', StringComparison.Ordinal) && IsKnownFact(name)))
            {
                yield return $"the placeholder {{{name}}} is neither a named group of a pattern nor a fact";
            }
        }
    }

    private IEnumerable<LintFinding> CheckOverrides(IReadOnlyList<Rule> rules, Dictionary<string, Rule> byId) =>
        from rule in rules
        from id in rule.Overrides
        where id == rule.Id || (!byId.ContainsKey(id) && !otherRules.Contains(id))
        select new LintFinding(rule.FileName, 1, $"it overrides '{id}', which is no other rule");

    /// <summary>Two rules of the same cause with the same patterns say the same thing twice: one never adds to the other.</summary>
    private static IEnumerable<LintFinding> CheckOverlaps(IReadOnlyList<Rule> rules)
    {
        Dictionary<string, Rule> seen = new(StringComparer.Ordinal);
        foreach (Rule rule in rules)
        {
            foreach (TextPattern pattern in rule.When.Log)
            {
                string signature = string.Join('\n', [rule.Cause, pattern.Source.ToLowerInvariant(), .. rule.When.All.Select(all => all.Source), "none", .. rule.When.None.Select(none => none.Source), .. rule.When.Complaint, .. rule.When.Exception, .. rule.When.Library, .. rule.When.Facts.Concat(rule.When.Known).Select(fact => fact.ToString())]);
                if (!seen.TryAdd(signature, rule) && seen[signature].Id != rule.Id)
                {
                    yield return new LintFinding(rule.FileName, 1, $"the pattern {pattern} stands under the same conditions in {seen[signature].FileName} for the same cause");
                }
            }
        }
    }

    private bool IsKnownFact(string key) => FactKeys.IsKnown(key) || _derivedKeys.Contains(key);

    private static IEnumerable<string> GroupsIn(TextPattern pattern)
    {
        int position = 0;
        while (pattern.IsExpression && (position = pattern.Source.IndexOf("(?<", position, StringComparison.Ordinal)) >= 0)
        {
            int end = pattern.Source.IndexOf('>', position);
            if (end < 0)
            {
                yield break;
            }

            yield return pattern.Source[(position + 3)..end];
            position = end;
        }
    }
}
