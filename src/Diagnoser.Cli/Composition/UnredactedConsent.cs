using System.Text;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Cli.Composition;

/// <summary>Asks twice before a report is written with what is private in it.</summary>
internal static class UnredactedConsent
{
    private const string Phrase = "show secrets";

    /// <summary>The option that answers both questions where nobody can be asked.</summary>
    public const string AnswerOption = "--yes-i-have-read-it";

    /// <summary>Asks.</summary>
    /// <param name="terminal">Where to ask.</param>
    /// <param name="isAnswered">Whether <see cref="AnswerOption"/> was given.</param>
    /// <param name="wouldMask">What redaction would mask.</param>
    /// <exception cref="UserErrorException">The answer is no, or there is nobody to ask.</exception>
    public static void Require(Terminal terminal, bool isAnswered, RedactionSummary wouldMask)
    {
        if (isAnswered)
        {
            return;
        }

        if (terminal.InputIsRedirected || !terminal.ErrorIsTerminal)
        {
            throw new UserErrorException($"--no-redact asks twice, and here is no terminal to ask on; read the report that it would mask, then add {AnswerOption}.");
        }

        string what = wouldMask.Times == 0
            ? "nothing that redaction knows as private"
            : string.Join(", ", wouldMask.Counts.Select(count => $"{count.Distinct} {count.Kind}"));
        using StreamReader input = new(terminal.OpenInput(), Encoding.UTF8);
        terminal.Error.Write($"Without redaction this report shows {what}. Write it as it is? Type yes: ");
        bool wants = string.Equals(input.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
        if (wants)
        {
            terminal.Error.Write($"Whoever gets the report can read and use these. To go on, type {Phrase}: ");
            wants = string.Equals(input.ReadLine()?.Trim(), Phrase, StringComparison.OrdinalIgnoreCase);
        }

        if (!wants)
        {
            throw new UserErrorException("Nothing was written, because both questions have to be answered for a report without redaction; leave --no-redact out for a masked one.");
        }
    }
}
