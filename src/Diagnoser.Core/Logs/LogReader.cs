namespace Diagnoser.Core.Logs;

/// <summary>
/// Reads what software and people say of a failure, in one pass and bounded memory, whatever the length of the text: incidents with their
/// traces, complaints, and a bounded part of the words. It reads any text; nothing in it makes it fail. One reader serves any number of texts.
/// </summary>
/// <param name="complaints">The complaints to look for.</param>
public sealed class LogReader(ComplaintIndex complaints)
{
    /// <summary>Prepares to read texts.</summary>
    /// <param name="complaintKinds">The kinds of complaint to look for, from rules/knowledge/complaints.yaml; may be empty.</param>
    public LogReader(IReadOnlyList<ComplaintKind> complaintKinds)
        : this(new ComplaintIndex(complaintKinds))
    {
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; read to its end, not closed.</param>
    /// <param name="observers">Each sees every line once, in order.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public LogReading Read(TextReader text, IReadOnlyList<ILineObserver> observers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(observers);
        LineSource source = new(text);
        LogSession session = new(new ComplaintSpotter(complaints), observers);
        while (source.MoveNext())
        {
            if ((source.Number & 0x3FF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            session.Observe(source.Number, source.Line);
        }

        cancellation.ThrowIfCancellationRequested();
        return session.Complete(source.Number, complaints.Kinds);
    }
}
