using System.Text;

namespace Diagnoser.Core.Packing;

/// <summary>Parts of a pack of which each is found by its number: the places where they begin, then the parts one behind the other.</summary>
internal sealed class PackedParts
{
    private readonly ReadOnlyMemory<byte> _content;
    private readonly PackedValues<Place> _starts;
    private readonly int _first;

    /// <summary>Passes over parts.</summary>
    /// <param name="reader">Stands before them.</param>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    /// <exception cref="FormatException">Places are out of order.</exception>
    public PackedParts(PackReader reader)
    {
        _content = reader.Content;
        _starts = reader.Values<Place>();
        PackedSpan<Place> starts = _starts.Span;
        Count = starts.Length - 1;
        int last = 0;
        foreach (Place start in starts)
        {
            last = start.Index >= last ? start.Index : throw new FormatException("The parts of a pack are out of order.");
        }

        _first = Count < 0 ? throw new FormatException("A pack lacks its parts.") : reader.Skip(last);
    }

    /// <summary>How many parts there are.</summary>
    public int Count { get; }

    /// <summary>The bytes of a part.</summary>
    /// <param name="index">The part's number, from 0.</param>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            PackedSpan<Place> starts = _starts.Span;
            int start = starts[index].Index;
            return _content.Span.Slice(_first + start, starts[index + 1].Index - start);
        }
    }

    /// <summary>The parts as texts.</summary>
    public LaterList<string> AsTexts() => new(Count, index => Encoding.UTF8.GetString(this[index]));

    /// <summary>The parts as items.</summary>
    /// <param name="read">Reads one.</param>
    public LaterList<T> As<T>(Func<PackReader, T> read)
        where T : class => new(Count, index => read(Read(index)));

    /// <summary>Reads a part value by value.</summary>
    /// <param name="index">The part's number, from 0.</param>
    public PackReader Read(int index) => new(_content, _first + _starts.Span[index].Index);
}
