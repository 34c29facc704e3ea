using System.Text.RegularExpressions;

namespace Diagnoser.Core.Privacy;

/// <summary>Finds what the user's own patterns describe.</summary>
internal sealed class PatternDetector(IReadOnlyList<RedactionPattern> patterns) : IDetector
{
    /// <inheritdoc/>
    public void Find(string text, Findings findings)
    {
        foreach (RedactionPattern pattern in patterns)
        {
            for (Match match = pattern.Expression.Match(text); match.Success; match = match.NextMatch())
            {
                Group group = match.Groups["secret"] is { Success: true } secret ? secret : match;
                findings.Add(group.Index, group.Index + group.Length, RedactionKinds.Patterns, pattern.Name);
            }
        }
    }
}
