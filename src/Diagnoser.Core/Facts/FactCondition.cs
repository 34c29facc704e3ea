using System.Collections.Concurrent;
using System.Globalization;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts;

/// <summary>
/// What a rule asks of a fact: <c>torch.version: "&lt;2.1"</c>, <c>os.family: [windows, macos]</c>, <c>gpu.name: "/V100|T4/"</c>,
/// <c>driver.version: "&lt; {torch.cuda.min-driver}"</c>. A list holds alternatives; a text holds constraints joined with commas, all of which
/// have to hold. A constraint is an operator (<c>&lt; &lt;= &gt; &gt;= == != ~=</c>) with a version or a number, a pattern between slashes,
/// <c>*</c> for any value, <c>unknown</c> for none, or a word to equal.
/// </summary>
public sealed class FactCondition
{
    private static readonly string[] Operators = ["<=", ">=", "==", "!=", "~=", "<", ">"];
    private readonly Constraint[][] _alternatives;

    private FactCondition(string key, IReadOnlyList<string> sources, Constraint[][] alternatives)
    {
        Key = key;
        Sources = sources;
        _alternatives = alternatives;
    }

    /// <summary>The key of the fact.</summary>
    public string Key { get; }

    /// <summary>The alternatives as written.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The keys of other facts that the condition compares with.</summary>
    public IEnumerable<string> ReferencedKeys =>
        _alternatives.SelectMany(constraints => constraints).Select(constraint => constraint.Reference).OfType<string>();

    /// <summary>Reads a condition.</summary>
    /// <param name="key">The key of the fact.</param>
    /// <param name="alternatives">The alternatives as written.</param>
    /// <exception cref="FormatException">An alternative cannot be read; the message says why.</exception>
    public static FactCondition Parse(string key, IReadOnlyList<string> alternatives)
    {
        if (alternatives.Count == 0)
        {
            throw new FormatException($"'{key}' has no value");
        }

        return new FactCondition(key, alternatives, [.. alternatives.Select(alternative => ParseAlternative(alternative, validate: true))]);
    }

    /// <summary>Restores a condition that was read before; its expressions are not compiled until they are needed.</summary>
    internal static FactCondition Restore(string key, IReadOnlyList<string> alternatives) =>
        new(key, alternatives, [.. alternatives.Select(alternative => ParseAlternative(alternative, validate: false))]);

    /// <summary>Tells whether the condition holds.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="used">The facts that decided; empty where nothing is known, or the condition fails.</param>
    public Truth Evaluate(FactSet facts, out IReadOnlyList<Fact> used)
    {
        IReadOnlyList<Fact> candidates = facts.Of(Key);
        bool isVersion = FactKeys.IsVersion(Key);
        bool asksForUnknown = Array.Exists(_alternatives, constraints => constraints is [{ Operator: "unknown" }]);
        if (candidates.Count == 0)
        {
            used = [];
            return asksForUnknown ? Truth.Yes : Truth.Unknown;
        }

        // The first value is the one that counts, except that any of several values may satisfy: a machine with two kinds of GPU has both.
        Truth result = Truth.No;
        foreach (Fact fact in candidates)
        {
            foreach (Constraint[] constraints in _alternatives)
            {
                Truth truth = Truth.Yes;
                List<Fact>? involved = null;
                foreach (Constraint constraint in constraints)
                {
                    Truth one = constraint.Holds(fact.Value, facts, isVersion, out Fact? referenced);
                    if (referenced is not null)
                    {
                        (involved ??= [fact]).Add(referenced);
                    }

                    truth = one < truth ? one : truth;
                }

                if (truth == Truth.Yes)
                {
                    used = involved ?? [fact];
                    return Truth.Yes;
                }

                result = truth > result ? truth : result;
            }
        }

        used = result == Truth.No ? [] : [candidates[0]];
        return result;
    }

    /// <summary>Whether any value can satisfy the condition. Comparisons with other facts are taken to hold.</summary>
    /// <param name="values">All values that the fact can have, or null if they cannot be counted.</param>
    public bool CanHold(IReadOnlyList<string>? values) => Array.Exists(_alternatives, constraints =>
    {
        if (constraints is [{ Operator: "*" or "unknown" }] || (values is null && constraints is [{ Operator: "pattern" }]))
        {
            return true;
        }

        IEnumerable<string> candidates = values ?? constraints.SelectMany(constraint => constraint.Candidates());
        return candidates.Any(value => Array.TrueForAll(constraints, constraint => constraint.Allows(value)));
    });

    /// <inheritdoc/>
    public override string ToString() => $"{Key}: {string.Join(" | ", Sources)}";

    private static Constraint[] ParseAlternative(string source, bool validate)
    {
        string text = source.Trim();
        if (text is ['/', _, .., '/'])
        {
            TextPattern pattern = TextPattern.Parse(text);
            return validate && pattern.Validate() is { } fault ? throw new FormatException($"'{text}': {fault}") : [new Constraint("pattern", text, null, pattern)];
        }

        if (!Array.Exists(Operators, text.StartsWith))
        {
            return [text is "*" or "unknown" ? new Constraint(text, "", null, null) : new Constraint("equals", text, null, null)];
        }

        return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ParseComparison)];
    }

    private static Constraint ParseComparison(string text)
    {
        string comparison = Array.Find(Operators, text.StartsWith) ?? throw new FormatException($"'{text}' needs an operator");
        string operand = text[comparison.Length..].Trim();
        if (operand.Length == 0)
        {
            throw new FormatException($"'{text}' compares with nothing");
        }

        return operand is ['{', _, .., '}']
            ? new Constraint(comparison, operand, operand[1..^1], null)
            : new Constraint(comparison, operand, null, null);
    }

    private sealed record Constraint(string Operator, string Operand, string? Reference, TextPattern? Pattern)
    {
        private const int MostVersions = 4096;
        private static readonly FactSet NoFacts = new();
        private static readonly ConcurrentDictionary<string, PackageVersion?> s_versions = new(StringComparer.Ordinal);

        public Truth Holds(string value, FactSet facts, bool isVersion, out Fact? referenced)
        {
            referenced = null;
            switch (Operator)
            {
                case "*":
                    return Truth.Yes;
                case "unknown":
                    return Truth.No;
                case "pattern":
                    return Pattern!.IsMatch(value) ? Truth.Yes : Truth.No;
                case "equals":
                    return string.Equals(value, Operand, StringComparison.OrdinalIgnoreCase) ? Truth.Yes : Truth.No;
            }

            string operand = Operand;
            if (Reference is not null)
            {
                if (!facts.TryGet(Reference, out referenced))
                {
                    return Truth.Unknown;
                }

                operand = referenced.Value;
            }

            return Compare(value, operand, isVersion);
        }

        /// <summary>Whether a value may satisfy the constraint, other facts permitting.</summary>
        public bool Allows(string value) => Reference is not null || Holds(value, NoFacts, isVersion: false, out _) != Truth.No;

        /// <summary>Values of which one satisfies the constraint if any does: the operand, what comes right before it and right after it.</summary>
        public IEnumerable<string> Candidates()
        {
            string operand = Operand.EndsWith(".*", StringComparison.Ordinal) ? Operand[..^2] : Operand;
            return [operand, operand + ".dev0", operand + ".0.0.1"];
        }

        private Truth Compare(string value, string operand, bool isVersion)
        {
            bool wildcard = operand.EndsWith(".*", StringComparison.Ordinal);
            if (VersionOf(value) is not { } left || VersionOf(wildcard ? operand[..^2] : operand) is not { } right)
            {
                return Operator switch
                {
                    "==" => string.Equals(value, operand, StringComparison.OrdinalIgnoreCase) ? Truth.Yes : Truth.No,
                    "!=" => string.Equals(value, operand, StringComparison.OrdinalIgnoreCase) ? Truth.No : Truth.Yes,
                    _ => Truth.Unknown,
                };
            }

            // Decimal quantities (39.59 GiB) compare as numbers; versions (2.10) must not.
            double leftNumber = 0, rightNumber = 0;
            bool isQuantity = !isVersion && IsQuantity(value, operand, out leftNumber, out rightNumber);

            // Who writes 0.6 may have 0.6.2 or 0.6.8: no answer for a limit between them.
            if (!isQuantity && left.MayStandFor(right))
            {
                return Truth.Unknown;
            }

            int order = isQuantity ? leftNumber.CompareTo(rightNumber) : left.CompareTo(right);
            bool holds = Operator switch
            {
                "<" => order < 0,
                "<=" => order <= 0,
                ">" => order > 0,
                ">=" => order >= 0,
                "==" => wildcard ? left.StartsWith(right) : order == 0,
                "!=" => wildcard ? !left.StartsWith(right) : order != 0,
                _ => order >= 0 && SameSeries(left, right),
            };
            return holds ? Truth.Yes : Truth.No;
        }

        /// <summary>The version that a text starts with. The same few are compared in every report.</summary>
        private static PackageVersion? VersionOf(string text)
        {
            if (!s_versions.TryGetValue(text, out PackageVersion? version))
            {
                _ = PackageVersion.TryParse(text, out version);
                if (s_versions.Count < MostVersions)
                {
                    s_versions[text] = version;
                }
            }

            return version;
        }

        private static bool IsQuantity(string value, string operand, out double left, out double right)
        {
            right = 0;
            return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out left)
                && double.TryParse(operand, NumberStyles.Float, CultureInfo.InvariantCulture, out right)
                && (!value.Contains('.', StringComparison.Ordinal) || !operand.Contains('.', StringComparison.Ordinal));
        }

        private static bool SameSeries(PackageVersion left, PackageVersion right)
        {
            int shared = Math.Max(1, right.Release.Count - 1);
            for (int index = 0; index < shared; index++)
            {
                if ((index < left.Release.Count ? left.Release[index] : 0) != right.Release[index])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
