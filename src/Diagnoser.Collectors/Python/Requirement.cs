using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Python;

/// <summary>A requirement of PEP 508: <c>torch&lt;2.4,>=2.0; sys_platform == "linux"</c>. What cannot be read counts as met.</summary>
/// <param name="Name">The package in PEP 503 form.</param>
/// <param name="Specifier">The versions that are allowed, as written; empty for any.</param>
/// <param name="Marker">The condition, as written; empty for always.</param>
internal sealed record Requirement(string Name, string Specifier, string Marker)
{
    private static readonly string[] Operators = ["===", "~=", "==", "!=", "<=", ">=", "<", ">"];

    public static Requirement? Parse(string text)
    {
        int semicolon = text.IndexOf(';', StringComparison.Ordinal);
        string head = (semicolon < 0 ? text : text[..semicolon]).Trim();
        string marker = semicolon < 0 ? "" : text[(semicolon + 1)..].Trim();
        int end = 0;
        while (end < head.Length && (char.IsAsciiLetterOrDigit(head[end]) || head[end] is '-' or '_' or '.'))
        {
            end++;
        }

        if (end == 0)
        {
            return null;
        }

        string rest = head[end..].Trim();
        if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and int bracket)
        {
            rest = rest[(bracket + 1)..].Trim();
        }

        // A requirement by address (name @ https://...) says nothing about versions.
        string specifier = rest.StartsWith('@') ? "" : rest.Trim('(', ')', ' ');
        return new Requirement(FactKeys.NormalizePackage(head[..end]), specifier, marker);
    }

    /// <summary>Whether a version is allowed.</summary>
    public bool Allows(string version)
    {
        if (!PackageVersion.TryParse(version, out PackageVersion? candidate))
        {
            return true;
        }

        foreach (string part in Specifier.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string? comparison = Array.Find(Operators, part.StartsWith);
            if (comparison is not null && !Holds(candidate, comparison, part[comparison.Length..].Trim()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(PackageVersion candidate, string comparison, string operand)
    {
        bool wildcard = operand.EndsWith(".*", StringComparison.Ordinal);
        if (!PackageVersion.TryParse(wildcard ? operand[..^2] : operand, out PackageVersion? bound))
        {
            return true;
        }

        // A local part (+cu121) counts only where the requirement has one too.
        PackageVersion left = bound.Local is null ? WithoutLocal(candidate) : candidate;
        int order = left.CompareTo(bound);
        return comparison switch
        {
            "==" => wildcard ? left.StartsWith(bound) : order == 0 && SameLocal(left, bound),
            "!=" => wildcard ? !left.StartsWith(bound) : order != 0 || !SameLocal(left, bound),
            "<=" => order <= 0,
            ">=" => order >= 0,

            // 2.0rc1 is not "< 2.0", unless that is what was asked for.
            "<" => order < 0 && (bound.IsPreRelease || !left.IsPreRelease || !SameRelease(left, bound)),
            ">" => order > 0 && (!SameRelease(left, bound) || bound.IsPreRelease),
            "~=" => order >= 0 && SameSeries(left, bound),
            _ => string.Equals(left.Text, bound.Text, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static PackageVersion WithoutLocal(PackageVersion version) =>
        version.Local is not null && PackageVersion.TryParse(version.Text.Split('+')[0], out PackageVersion? bare) ? bare : version;

    private static bool SameLocal(PackageVersion left, PackageVersion right) =>
        string.Equals(left.Local, right.Local, StringComparison.OrdinalIgnoreCase);

    private static bool SameRelease(PackageVersion left, PackageVersion right) => SamePrefix(left, right, Math.Max(left.Release.Count, right.Release.Count));

    private static bool SameSeries(PackageVersion left, PackageVersion right) => SamePrefix(left, right, Math.Max(1, right.Release.Count - 1));

    private static bool SamePrefix(PackageVersion left, PackageVersion right, int count)
    {
        for (int index = 0; index < count; index++)
        {
            if (left.Release.ElementAtOrDefault(index) != right.Release.ElementAtOrDefault(index))
            {
                return false;
            }
        }

        return true;
    }
}
