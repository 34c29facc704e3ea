using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Recognises lines that a log repeats with other numbers: throughput, progress, assertions of every thread. What the first dozens of a shape
/// did not state, the thousandth will not state either. The memory is a table of fixed size in which a new shape replaces an old one.
/// </summary>
internal sealed class LineShapes
{
    private const int Slots = 4096;
    private const int Prefix = 96;
    private const int Enough = 32;

    // What is thrown away after every report of a batch is worth keeping; each thread keeps one.
    [ThreadStatic]
    private static LineShapes? t_spare;

    private readonly ulong[] _shapes = new ulong[Slots];
    private readonly byte[] _counts = new byte[Slots];

    /// <summary>Takes an empty table.</summary>
    public static LineShapes Take()
    {
        LineShapes shapes = t_spare ?? new LineShapes();
        t_spare = null;
        return shapes;
    }

    /// <summary>Gives the table back, to be used for another text; it must not be used afterwards.</summary>
    public void GiveBack()
    {
        Array.Clear(_shapes);
        t_spare = this;
    }

    /// <summary>Whether lines of this shape were read often enough.</summary>
    /// <param name="text">The line.</param>
    public bool IsWornOut(ReadOnlySpan<char> text)
    {
        ulong shape = LineShape.OfAnyNumbers(text[..Math.Min(text.Length, Prefix)]);
        int slot = (int)(shape >> 40) & (Slots - 1);
        if (_shapes[slot] != shape)
        {
            _shapes[slot] = shape;
            _counts[slot] = 0;
        }

        if (_counts[slot] >= Enough)
        {
            return true;
        }

        _counts[slot]++;
        return false;
    }
}
