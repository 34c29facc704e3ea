using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Diagnoser.Core.Packing;

/// <summary>Reads values one after another from a file that is in memory as a whole, in the form that <see cref="BinaryWriter"/> writes.</summary>
/// <param name="content">The whole file.</param>
/// <param name="position">Where to begin, in bytes.</param>
internal sealed class PackReader(ReadOnlyMemory<byte> content, int position)
{
    /// <summary>The places in a file where plain values begin are multiples of this many bytes.</summary>
    public const int Alignment = 8;

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>Where the next value stands, in bytes from the beginning of the file.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Reads a text.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public string Text()
    {
        int length = Number();
        return length == 0 ? "" : Encoding.UTF8.GetString(Take(length));
    }

    /// <summary>Reads a text that may be missing.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public string? Optional() => Flag() ? Text() : null;

    /// <summary>Reads a yes or no.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public bool Flag() => Byte() != 0;

    /// <summary>Reads a byte.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public byte Byte() => Take(1)[0];

    /// <summary>Reads a whole number of 32 bits.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public int Integer() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>Reads 64 bits.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public ulong Bits() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Reads a number with a fraction.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Reads numbers with a fraction, preceded by how many there are.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public double[] Doubles()
    {
        double[] numbers = new double[Count(sizeof(double))];
        for (int index = 0; index < numbers.Length; index++)
        {
            numbers[index] = Double();
        }

        return numbers;
    }

    /// <summary>Reads numbers with a short fraction, preceded by how many there are.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public float[] Floats()
    {
        float[] numbers = new float[Count(sizeof(float))];
        for (int index = 0; index < numbers.Length; index++)
        {
            numbers[index] = BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
        }

        return numbers;
    }

    /// <summary>Takes plain values where they stand: how many there are, then from the next multiple of <see cref="Alignment"/> on their bytes.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public PackedValues<T> Values<T>()
        where T : unmanaged
    {
        int length = checked(Number() * Unsafe.SizeOf<T>());
        Take((Alignment - (Position % Alignment)) % Alignment);
        return new PackedValues<T>(content.Slice(Skip(length), length));
    }

    /// <summary>Reads a whole number in the form of seven bits a byte; it is a count or a length, so not below 0.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    /// <exception cref="FormatException">The number is too large.</exception>
    public int Number()
    {
        uint number = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte part = Byte();
            number |= (part & 127u) << shift;
            if (part < 128)
            {
                return number <= int.MaxValue ? (int)number : throw new FormatException("A number is below 0.");
            }
        }

        throw new FormatException("A number is too large.");
    }

    /// <summary>Passes over bytes and tells where they stand.</summary>
    /// <param name="length">How many.</param>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public int Skip(int length)
    {
        int start = Position;
        Take(length);
        return start;
    }

    /// <summary>Reads whole numbers of 32 bits, preceded by how many there are.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public int[] Numbers()
    {
        int[] numbers = new int[Count(sizeof(int))];
        for (int index = 0; index < numbers.Length; index++)
        {
            numbers[index] = Integer();
        }

        return numbers;
    }

    /// <summary>Reads bytes, preceded by how many there are.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public byte[] Bytes() => Take(Number()).ToArray();

    /// <summary>Reads texts, preceded by how many there are.</summary>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public string[] Texts() => List(static reader => reader.Text());

    /// <summary>Reads items, preceded by how many there are.</summary>
    /// <param name="read">Reads one.</param>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public T[] List<T>(Func<PackReader, T> read)
        where T : class
    {
        int count = Count(1);
        T[] items = count == 0 ? [] : new T[count];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = read(this);
        }

        return items;
    }

    /// <summary>Passes over a part that is read when it is first asked for.</summary>
    /// <param name="read">Reads the part.</param>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public Lazy<T> Later<T>(Func<PackReader, T> read)
    {
        int start = Skip(Number());
        return new Lazy<T>(() => read(new PackReader(content, start)));
    }

    /// <summary>Reads how many items of at least so many bytes follow; more than the file has room for is an error, not an allocation.</summary>
    /// <param name="size">The least number of bytes of one.</param>
    /// <exception cref="EndOfStreamException">The file is too short for so many.</exception>
    public int Count(int size)
    {
        int count = Number();
        return count <= (content.Length - Position) / size ? count : throw new EndOfStreamException();
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="length">How many.</param>
    /// <exception cref="EndOfStreamException">The file ends too early.</exception>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (length > content.Length - Position)
        {
            throw new EndOfStreamException();
        }

        Position += length;
        return content.Span.Slice(Position - length, length);
    }
}
