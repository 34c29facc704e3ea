using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Turns a version that is stated twice, differently, into a finding: two environments are at work, or the text mixes two machines.</summary>
internal static class ConflictFindings
{
    /// <summary>Which of the two the failing program used is not known, so it is a hint and no answer.</summary>
    private const double Certainty = 0.3;

    private const string Cause = "A.1";

    public static IEnumerable<Finding> Of(FactSet facts) => FactConflicts.Of(facts).Select(Build);

    private static Finding Build(FactConflict conflict)
    {
        string subject = FactKeys.IsVersion(conflict.Key) ? conflict.Key[..^FactKeys.VersionSuffix.Length] : conflict.Key;
        string values = string.Join(" and ", conflict.Statements.Select(fact => $"{fact.Value} ({fact.Source})"));
        return new Finding(
            "version-stated-twice",
            $"Two versions of {subject} are stated",
            Cause,
            Certainty,
            $"The text states {subject} {values}. Either two environments are installed side by side and the program uses another one than expected, or the text was put together from two machines.",
            [.. conflict.Statements.Select(fact => new Evidence { Fact = fact.Key, Value = fact.Value, Source = fact.Source.ToString() })],
            [new Fix(
                "See which one the failing program loads",
                [$"python -c \"import sys, importlib.metadata as m; print(sys.executable, m.version('{subject}'))\""],
                "Run it with the very Python that fails.",
                "version-stated-twice")],
            ["https://packaging.python.org/en/latest/guides/installing-using-pip-and-virtual-environments/"]);
    }
}
