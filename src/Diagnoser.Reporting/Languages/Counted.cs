using System.Globalization;

namespace Diagnoser.Reporting.Languages;

/// <summary>Words with a number in them.</summary>
/// <param name="One">The words for one; <c>{0}</c> is the number.</param>
/// <param name="Many">The words for any other number.</param>
internal sealed record Counted(string One, string Many)
{
    public string Of(long number, object? other = null) => string.Format(CultureInfo.InvariantCulture, number == 1 ? One : Many, number, other);
}
