namespace Diagnoser.Core.Rules;

/// <summary>Holds the translations of rules to the rules: nothing is missing, nothing is there that the rule does not say.</summary>
public static class RuleTranslationLinter
{
    private const int LongestTitle = 120;
    private const char FirstChinese = '\u4E00';
    private const char LastChinese = '\u9FFF';

    /// <summary>Checks translations.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="translations">The translations of one language.</param>
    /// <returns>The faults, by file.</returns>
    public static IReadOnlyList<LintFinding> Check(IReadOnlyList<Rule> rules, IReadOnlyList<RuleTranslation> translations)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(translations);
        Dictionary<string, Rule> byId = rules.DistinctBy(rule => rule.Id).ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        return [.. translations
            .SelectMany(translation => CheckOne(byId.GetValueOrDefault(translation.Id), translation).Select(fault => new LintFinding(translation.FileName, 1, fault)))
            .OrderBy(finding => finding.File, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> CheckOne(Rule? rule, RuleTranslation translation)
    {
        if (rule is null)
        {
            return [$"there is no rule '{translation.Id}' to translate"];
        }

        // The language's folder comes first, then the rule's own path.
        int slash = translation.FileName.IndexOf('/', StringComparison.Ordinal);
        List<string> faults = [];
        if (translation.FileName[(slash + 1)..] != rule.FileName)
        {
            faults.Add($"it has to lie in the same folder as the rule, {rule.FileName}");
        }

        if (translation.Title.Length > LongestTitle || translation.Title.EndsWith('。') || translation.Title.EndsWith('.'))
        {
            faults.Add($"the title has to be a line of at most {LongestTitle} characters without a full stop");
        }

        faults.AddRange(CheckText("title", rule.Title, translation.Title));
        faults.AddRange(CheckText("explain", rule.Explain, translation.Explain));
        if (rule.Fixes.Count != translation.Fixes.Count)
        {
            faults.Add($"the rule has {rule.Fixes.Count} fixes and the translation {translation.Fixes.Count}");
            return faults;
        }

        for (int index = 0; index < rule.Fixes.Count; index++)
        {
            (RuleFix fix, FixTranslation words) = (rule.Fixes[index], translation.Fixes[index]);
            faults.AddRange(CheckText($"the title of fix {index + 1}", fix.Title, words.Title));
            faults.AddRange(CheckText($"why of fix {index + 1}", fix.Why, words.Why));
            faults.AddRange(CheckText($"cost of fix {index + 1}", fix.Cost, words.Cost));
        }

        return faults;
    }

    private static IEnumerable<string> CheckText(string what, string? english, string? translated)
    {
        if (english is null != translated is null)
        {
            yield return english is null ? $"{what}: the rule says nothing here" : $"{what} is missing";
            yield break;
        }

        if (english is null || translated is null)
        {
            yield break;
        }

        if (!translated.AsSpan().ContainsAnyInRange(FirstChinese, LastChinese))
        {
            yield return $"{what} is not translated";
        }

        string wanted = Names(english);
        string found = Names(translated);
        if (wanted != found)
        {
            yield return $"{what} has the placeholders {found}, the rule has {wanted}";
        }
    }

    // With its fallback a name is another one: without it a sentence is dropped where nothing is known.
    private static string Names(string text)
    {
        string names = string.Join(' ', PlaceholderText.NamesIn(text).GroupBy(name => name.Name, StringComparer.Ordinal)
            .Select(group => group.Any(name => name.HasFallback) ? $"{{{group.Key}|…}}" : $"{{{group.Key}}}").Order(StringComparer.Ordinal));
        return names.Length == 0 ? "(none)" : names;
    }
}
