namespace Diagnoser.Core.Logs;

/// <summary>Failures that a single line states: an exception that it names, or a message that calls itself an error.</summary>
internal sealed class StatedFailures(IncidentLedger ledger, WordKeeper words)
{
    /// <summary>Adds an exception that a line names outside a traceback.</summary>
    public void AddException(in CleanLine line, ExceptionLine exception)
    {
        string name = exception.Name.ToString();
        string message = exception.Message.ToString();
        Standing standing = RelayedFailure.IsRelayed(name, message) ? Standing.Relayed
            : line.Role is LineRole.Prose or LineRole.Heading ? Standing.Mention
            : line.Level == LineLevel.Error ? Standing.Cause
            : Standing.Trace;
        ledger.Add(standing, new Incident
        {
            Kind = IncidentKind.PythonException,
            Exception = name,
            QualifiedException = exception.Qualified.ToString(),
            Message = message,
            Worker = line.Worker.Length > 0 ? line.Worker : null,
            Excerpt = [line.ToExcerpt()],
        });
    }

    /// <summary>Adds a line that says it is an error.</summary>
    public void AddMessage(in CleanLine line)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (text.Length < 6 || ErrorLine.IsIntroduction(text) || IsTraceRest(text))
        {
            return;
        }

        string message = (text.Length > 1000 ? text[..1000] : text).ToString();
        words.AddNotable(line);
        ledger.Add(RelayedFailure.IsRelayed(null, message) ? Standing.Relayed : Standing.Trace, new Incident
        {
            Kind = IncidentKind.ErrorMessage,
            Message = message,
            Worker = line.Worker.Length > 0 ? line.Worker : null,
            Excerpt = [line.ToExcerpt()],
        });
    }

    /// <summary>What is left of a traceback whose beginning was cut off: its code, its marks.</summary>
    private static bool IsTraceRest(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept("^~ ") || text.StartsWith("return ", StringComparison.Ordinal) || text.StartsWith("raise ", StringComparison.Ordinal)
        || text.StartsWith("self.", StringComparison.Ordinal) || text.StartsWith("await ", StringComparison.Ordinal);
}
