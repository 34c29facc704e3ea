using System.Buffers;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>
/// Finds patterns that are written as an expression is written elsewhere (<c>/…/i</c> in JavaScript and Perl, <c>m/…/</c>, <c>qr/…/</c>) or
/// that use an expression's signs without slashes. Here they are plain text, so they would be looked for letter by letter and never found.
/// </summary>
internal static class PatternForm
{
    /// <summary>Flags of JavaScript, Perl and PCRE that are at home in no path: <c>/dev/shm</c> and <c>/v1/models</c> are plain text.</summary>
    private static readonly SearchValues<char> s_flags = SearchValues.Create("gimsuxy");

    /// <summary>What stands in expressions and in no message of a program.</summary>
    private static readonly SearchValues<string> s_signs =
        SearchValues.Create(["(?<", "(?:", "(?i)", @"\d+", @"\d{", @"\S+", @"\s+", @"\s*", @"\w+", @"\b(", ".*", ".+?", "[^"], StringComparison.Ordinal);

    /// <summary>Says what is wrong with how a pattern is written.</summary>
    /// <param name="pattern">The pattern as written.</param>
    /// <returns>The fault in one sentence without full stop, or null if there is none.</returns>
    public static string? FaultOf(TextPattern pattern) => pattern.IsExpression ? null : FaultOf(pattern.Source, allowSigns: false);

    /// <summary>Says what is wrong with how a value that may be a pattern is written.</summary>
    /// <param name="source">The value as written.</param>
    /// <param name="allowSigns">Whether the value may hold the signs of an expression without being one.</param>
    /// <returns>The fault in one sentence without full stop, or null if there is none.</returns>
    public static string? FaultOf(string source, bool allowSigns)
    {
        ReadOnlySpan<char> text = source.AsSpan().Trim();
        int prefix = text.StartsWith("m/") ? 1 : text.StartsWith("qr/") ? 2 : 0;
        int last = text.LastIndexOf('/');
        if (!text.IsEmpty && text[prefix] == '/' && last > prefix + 1 && (prefix > 0 || last < text.Length - 1) && AreFlags(text[(last + 1)..]))
        {
            return $"'{source}' is plain text here, because an expression is written /…/ with nothing before or behind it (case never counts, so there is no flag i)";
        }

        return !allowSigns && text.ContainsAny(s_signs) ? $"'{source}' is plain text here, but looks like an expression, which is written /…/" : null;
    }

    private static bool AreFlags(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!s_flags.Contains(text[index]) || text[..index].Contains(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
