namespace Diagnoser.Core.Logs;

/// <summary>Sees every line of the input once, in order, while it is read. Observers keep bounded state, so that input may be of any length.</summary>
public interface ILineObserver
{
    /// <summary>Sees one line.</summary>
    /// <param name="line">The line; not valid after the call.</param>
    void Observe(in LogLine line);

    /// <summary>Whether the last line told nothing and began nothing, as every line of its form would: a log says most things thousands of times.</summary>
    bool IsUneventful => false;

    /// <summary>What has to be looked for in lines of a form, which differ in their digits only, before they are passed over.</summary>
    /// <param name="line">A line of that form which was uneventful.</param>
    /// <returns>Numbers that mean something to this observer; null if lines of the form cannot be passed over.</returns>
    int[]? Watch(ReadOnlySpan<char> line) => null;

    /// <summary>Whether a line can be passed over, given that lines of its form were uneventful.</summary>
    /// <param name="line">The line as it stands in the input, without terminal control.</param>
    /// <param name="watched">What <see cref="Watch"/> gave for the form.</param>
    bool MayPass(ReadOnlySpan<char> line, int[] watched) => false;
}
