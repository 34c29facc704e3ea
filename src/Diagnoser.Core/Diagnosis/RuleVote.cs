using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>
/// What the matching rules say of the causes, as probabilities. Without a rule these are the causes' shares among the study's cases. A rule
/// lifts its cause to its certainty, if the cause is less probable yet, and the others share the rest as before; the most certain rule has the last word.
/// </summary>
internal static class RuleVote
{
    // No rule is so certain that nothing else is left.
    private const double Most = 0.97;

    /// <summary>The probabilities by leaf cause: a rule speaks of its leaf alone.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="matches">The matching rules.</param>
    public static double[] ByCause(FailureTaxonomy taxonomy, IReadOnlyList<RuleMatch> matches) =>
        Vote(taxonomy, matches, (cause, named) => cause == named);

    /// <summary>The probabilities of the leaf causes when a rule speaks of its whole category.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="matches">The matching rules.</param>
    public static double[] ByCategory(FailureTaxonomy taxonomy, IReadOnlyList<RuleMatch> matches) =>
        Vote(taxonomy, matches, (cause, named) => taxonomy.CategoryOfCause(cause) == taxonomy.CategoryOfCause(named));

    /// <summary>The certainty of the most certain match; 0 if there is none.</summary>
    /// <param name="matches">The matching rules.</param>
    public static double CertaintyOf(IReadOnlyList<RuleMatch> matches)
    {
        double most = 0;
        foreach (RuleMatch match in matches)
        {
            most = Math.Max(most, match.Certainty);
        }

        return most;
    }

    private static double[] Vote(FailureTaxonomy taxonomy, IReadOnlyList<RuleMatch> matches, Func<int, int, bool> speaksOf)
    {
        double[] votes = Shares(taxonomy);
        List<RuleMatch> leastCertainFirst = [.. matches];
        leastCertainFirst.Sort(static (left, right) =>
            left.Certainty != right.Certainty ? left.Certainty.CompareTo(right.Certainty) : string.CompareOrdinal(left.Rule.Id, right.Rule.Id));
        foreach (RuleMatch match in leastCertainFirst)
        {
            int named = taxonomy.IndexOfCause(match.Rule.Cause);
            if (named >= 0)
            {
                Lift(votes, cause => speaksOf(cause, named), Math.Min(match.Certainty, Most));
            }
        }

        return votes;
    }

    private static void Lift(double[] votes, Func<int, bool> isNamed, double certainty)
    {
        double inside = 0;
        for (int cause = 0; cause < votes.Length; cause++)
        {
            inside += isNamed(cause) ? votes[cause] : 0;
        }

        if (inside >= certainty)
        {
            return;
        }

        for (int cause = 0; cause < votes.Length; cause++)
        {
            votes[cause] *= isNamed(cause) ? certainty / inside : (1 - certainty) / (1 - inside);
        }
    }

    private static double[] Shares(FailureTaxonomy taxonomy)
    {
        double total = 0;
        foreach (RootCause cause in taxonomy.Causes)
        {
            total += cause.Count;
        }

        double[] shares = new double[taxonomy.Causes.Count];
        for (int cause = 0; cause < shares.Length; cause++)
        {
            shares[cause] = taxonomy.Causes[cause].Count / total;
        }

        return shares;
    }
}
