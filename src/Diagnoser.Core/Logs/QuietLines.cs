using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>
/// Recognises lines of forms that told nothing some dozens of times in a row. A server writes a few of them for days; to find such a line again costs a
/// fraction of reading it. The memory is a table of fixed size in which a new form replaces an old one.
/// </summary>
internal sealed class QuietLines(IReadOnlyList<ILineObserver> observers)
{
    /// <summary>The first line that is asked about: a report is read as a whole; what goes on for longer is a log.</summary>
    public const int FirstLine = 400;

    private const int Slots = 4096;
    private const int Enough = 40;
    private readonly ulong[] _forms = new ulong[Slots];
    private readonly byte[] _counts = new byte[Slots];

    /// <summary>The form of a line: all of it but its digits and random identifiers.</summary>
    /// <param name="line">The line as it stands in the input.</param>
    /// <param name="state">What else its meaning depends on.</param>
    public static ulong FormOf(ReadOnlySpan<char> line, int state) => KnownShapes<object>.ShapeOf(line) + ((ulong)(uint)state * 0x9E3779B97F4A7C15);

    /// <summary>Whether a line can be passed over.</summary>
    /// <param name="line">The line as it stands in the input.</param>
    /// <param name="form">Its form.</param>
    public bool MayPass(ReadOnlySpan<char> line, ulong form)
    {
        int slot = SlotOf(form);
        if (_forms[slot] != form || _counts[slot] < Enough)
        {
            return false;
        }

        foreach (ILineObserver observer in observers)
        {
            if (!observer.MayPass(line))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes what a line of a form told.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isUneventful">Whether it told nothing.</param>
    public void Note(ulong form, bool isUneventful)
    {
        int slot = SlotOf(form);
        if (_forms[slot] != form)
        {
            _forms[slot] = form;
            _counts[slot] = 0;
        }

        _counts[slot] = isUneventful ? (byte)Math.Min(Enough, _counts[slot] + 1) : (byte)0;
    }

    private static int SlotOf(ulong form) => (int)(form >> 40) & (Slots - 1);
}
