using System.Text.RegularExpressions;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

/// <summary>Regular expressions of .NET that mean what those of rules mean.</summary>
internal static class BorderedRegex
{
    /// <summary>Where a place between scripts is a border, .NET says so by looking around, which cannot run in linear time.</summary>
    public static Regex Of(string expression)
    {
        const string Sign = @"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]";
        const string Other = @"[\w-[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]]";
        const string Between = $"(?<={Sign})(?={Other})|(?<={Other})(?={Sign})";
        string bordered = expression.Replace(@"\b", $@"(?:\b|{Between})", StringComparison.Ordinal).Replace(@"\B", $@"(?:(?!{Between})\B)", StringComparison.Ordinal);
        return new Regex(bordered, bordered == expression ? TextPattern.Options : TextPattern.Options & ~RegexOptions.NonBacktracking);
    }
}
