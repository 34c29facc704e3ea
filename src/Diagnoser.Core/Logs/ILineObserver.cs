namespace Diagnoser.Core.Logs;

/// <summary>Sees every line of the input once, in order, while it is read. Observers keep bounded state, so that input may be of any length.</summary>
public interface ILineObserver
{
    /// <summary>Sees one line.</summary>
    /// <param name="line">The line; not valid after the call.</param>
    void Observe(in LogLine line);
}
