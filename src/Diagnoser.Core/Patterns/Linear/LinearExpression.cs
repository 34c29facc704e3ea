using System.Text.RegularExpressions;

namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// A regular expression that runs in linear time, without regard to case, capturing named groups only. It means what
/// <see cref="Regex"/> with <see cref="TextPattern.Options"/> means (a test compares them over all rules and cases), but for <c>\b</c>, which holds
/// between a Latin word and a sign of Chinese, Japanese or Korean too. Such a Regex takes some ten
/// milliseconds to prepare in a process that has just started, longer than a whole diagnosis may take; so the syntax that rules use is run here,
/// and the Regex serves for the rest.
/// </summary>
internal sealed class LinearExpression
{
    /// <summary>An expression that was run so often has an automaton made for it.</summary>
    private const int RunsBeforeAutomaton = 16;

    private readonly ExpressionProgram? _program;
    private readonly Regex? _regex;
    private LazyAutomaton? _automaton;
    private int _runs;

    private LinearExpression(ExpressionProgram? program, Regex? regex)
    {
        _program = program;
        _regex = regex;
    }

    /// <summary>Takes a program.</summary>
    /// <param name="program">The program.</param>
    internal LinearExpression(ExpressionProgram program)
        : this(program, null)
    {
    }

    /// <summary>The program; null where a <see cref="Regex"/> serves.</summary>
    internal ExpressionProgram? Program => _program;

    /// <summary>Whether the expression needs no <see cref="Regex"/>.</summary>
    public bool IsLight => _program is not null;

    /// <summary>Prepares an expression.</summary>
    /// <param name="expression">The expression without slashes.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It cannot run in linear time.</exception>
    public static LinearExpression Parse(string expression) =>
        ExpressionParser.TryParse(expression) is { } program ? new(program, null) : new(null, new Regex(expression, TextPattern.Options));

    /// <summary>Whether it occurs in a text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        if (_program is null)
        {
            return _regex!.IsMatch(text);
        }

        return AskAutomaton(_program, text) ?? ExpressionRunner.OfThread.Run(_program, text, []);
    }

    /// <summary>Whether it may occur in a line that differs from this one in its digits and random identifiers only.</summary>
    public bool MayMatchWithOtherDigits(ReadOnlySpan<char> line) => _program is null || DigitBlindRun.MayMatch(_program, line, anyLength: false);

    /// <summary>Whether it may occur in a line that differs from this one in its numbers and random identifiers only, of whatever length.</summary>
    public bool MayMatchWithOtherNumbers(ReadOnlySpan<char> line) => _program is null || DigitBlindRun.MayMatch(_program, line, anyLength: true);

    /// <summary>Finds the first place where it occurs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The place.</param>
    /// <param name="length">How long the match is, in characters.</param>
    public bool TryFind(ReadOnlySpan<char> text, out int index, out int length)
    {
        (index, length) = (0, 0);
        if (_program is null)
        {
            foreach (ValueMatch match in _regex!.EnumerateMatches(text))
            {
                (index, length) = (match.Index, match.Length);
                return true;
            }

            return false;
        }

        // Most of the lines that are searched have no match, which the automaton tells faster than the runner.
        Span<int> borders = stackalloc int[2];
        if (AskAutomaton(_program, text) == false || !ExpressionRunner.OfThread.Run(_program, text, borders))
        {
            return false;
        }

        (index, length) = (borders[0], borders[1] - borders[0]);
        return true;
    }

    /// <summary>Finds the first place where it occurs, with the texts of its groups.</summary>
    /// <returns>The groups that took part, by name; null if there is no match.</returns>
    public Dictionary<string, string>? Match(string text)
    {
        Dictionary<string, string> captures = new(StringComparer.Ordinal);
        if (_program is null)
        {
            Match match = _regex!.Match(text);
            foreach (Group group in match.Groups)
            {
                if (group.Success && !char.IsAsciiDigit(group.Name[0]))
                {
                    captures[group.Name] = group.Value;
                }
            }

            return match.Success ? captures : null;
        }

        int[] borders = new int[2 * _program.Groups.Length];
        if (!ExpressionRunner.OfThread.Run(_program, text, borders))
        {
            return null;
        }

        for (int group = 1; group < _program.Groups.Length; group++)
        {
            if (borders[2 * group] >= 0 && borders[(2 * group) + 1] >= borders[2 * group])
            {
                captures[_program.Groups[group]] = text[borders[2 * group]..borders[(2 * group) + 1]];
            }
        }

        return captures;
    }

    /// <summary>Whether the expression occurs in a text, as the automaton says it; null if there is none yet, or it cannot say.</summary>
    private bool? AskAutomaton(ExpressionProgram program, ReadOnlySpan<char> text)
    {
        // The automaton may be made by two threads at a time: one of the two is kept, and the count need not be exact.
        if (_automaton is null && ++_runs > RunsBeforeAutomaton)
        {
            Interlocked.CompareExchange(ref _automaton, new LazyAutomaton(program), null);
        }

        return _automaton?.IsMatch(text);
    }
}
