using System.Text.RegularExpressions;

namespace Diagnoser.Core.Privacy;

/// <summary>A pattern of the user's own: what it finds is masked as <c>&lt;NAME-1&gt;</c>.</summary>
public sealed class RedactionPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>States a pattern.</summary>
    /// <param name="name">What placeholders are called: small letters, digits and hyphens, a letter first.</param>
    /// <param name="expression">A regular expression without look-around and back-references. If it has a group called <c>secret</c>, only that group is masked.</param>
    /// <exception cref="ArgumentException">The name or the expression cannot be used; the message says why.</exception>
    public RedactionPattern(string name, string expression)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(expression);
        if (!IsName(name))
        {
            throw new ArgumentException($"The redaction pattern '{name}' needs a name of small letters, digits and hyphens that starts with a letter and ends with a letter.", nameof(name));
        }

        Name = name;
        try
        {
            Expression = new Regex(expression, Options);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new ArgumentException($"The redaction pattern '{name}' is no regular expression that runs in linear time: {exception.Message}", nameof(expression), exception);
        }
    }

    /// <summary>What placeholders are called.</summary>
    public string Name { get; }

    internal Regex Expression { get; }

    private static bool IsName(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return name.Length > 0 && char.IsAsciiLetterLower(name[0]) && char.IsAsciiLetterLower(name[^1]);
    }
}
