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

    private const int SlotBits = 14;

    /// <summary>How many lines of a kind have to tell nothing in a row before its forms may be passed over.</summary>
    private const int Enough = 40;

    // How many lines up to their numbers, of however many digits, told nothing in a row.
    private readonly ulong[] _kinds = new ulong[1 << SlotBits];
    private readonly byte[] _counts = new byte[1 << SlotBits];

    // The lines up to their digits that may be passed over; where their message begins, and what every observer has to look for in it.
    private readonly ulong[] _forms = new ulong[1 << SlotBits];
    private readonly bool[] _isWorkedOut = new bool[1 << SlotBits];
    private readonly int[] _starts = new int[1 << SlotBits];
    private readonly int[][]?[] _watched = new int[][]?[1 << SlotBits];

    /// <summary>The form of a line: all of it but its digits and random identifiers.</summary>
    /// <param name="line">The clean line.</param>
    /// <param name="state">What else its meaning depends on.</param>
    public static ulong FormOf(ReadOnlySpan<char> line, int state) => LineShape.OfAnyDigits(line, state);

    /// <summary>Whether a line can be passed over.</summary>
    /// <param name="line">The clean line.</param>
    /// <param name="form">Its form.</param>
    public bool MayPass(ReadOnlySpan<char> line, ulong form)
    {
        int slot = SlotOf(form);
        if (_forms[slot] != form || _watched[slot] is not { } watched)
        {
            return false;
        }

        ReadOnlySpan<char> message = line[_starts[slot]..];
        for (int index = 0; index < watched.Length; index++)
        {
            if (!observers[index].MayPass(message, watched[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes what a line told.</summary>
    /// <param name="line">The clean line.</param>
    /// <param name="start">Where its message begins, behind a logger's prefix.</param>
    /// <param name="form">Its form.</param>
    /// <param name="state">What else its meaning depends on.</param>
    /// <param name="isUneventful">Whether it told nothing.</param>
    public void Note(ReadOnlySpan<char> line, int start, ulong form, int state, bool isUneventful)
    {
        ulong kind = LineShape.OfAnyNumbers(line, state);
        int place = SlotOf(kind);
        if (_kinds[place] != kind)
        {
            _kinds[place] = kind;
            _counts[place] = 0;
        }

        _counts[place] = isUneventful ? (byte)Math.Min(Enough, _counts[place] + 1) : (byte)0;
        int slot = SlotOf(form);
        if (_forms[slot] != form || _counts[place] < Enough)
        {
            (_forms[slot], _isWorkedOut[slot], _watched[slot]) = (form, false, null);
        }

        if (_counts[place] == Enough && !_isWorkedOut[slot])
        {
            (_starts[slot], _isWorkedOut[slot], _watched[slot]) = (start, true, Watched(line[start..]));
        }
    }

    private int[][]? Watched(ReadOnlySpan<char> message)
    {
        int[][] watched = new int[observers.Count][];
        for (int index = 0; index < watched.Length; index++)
        {
            if (observers[index].Watch(message) is not { } own)
            {
                return null;
            }

            watched[index] = own;
        }

        return watched;
    }

    private static int SlotOf(ulong form) => (int)(form >> (64 - SlotBits));
}
