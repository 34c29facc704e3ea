namespace Diagnoser.Core.Logs;

/// <summary>Sees every line of the input once, in order, while it is read. Observers keep bounded state, so that input may be of any length.</summary>
public interface ILineObserver
{
    /// <summary>Sees one line.</summary>
    /// <param name="line">The line; not valid after the call.</param>
    void Observe(in LogLine line);

    /// <summary>Whether the last line told nothing and began nothing, as every line of its form would: a log says most things thousands of times.</summary>
    bool IsUneventful => false;

    /// <summary>Whether a line can be passed over if lines of its form, which differ in digits only, were uneventful.</summary>
    /// <param name="line">The line as it stands in the input.</param>
    bool MayPass(ReadOnlySpan<char> line) => false;
}
