using System.Buffers.Binary;
using System.Text;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// Reads the header, metadata and tensor table of a GGUF file (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md), in
/// one pass from the start. Every count is held against the file's length before it is believed.
/// </summary>
internal sealed class GgufReader
{
    private const int LongestText = 4 * 1024 * 1024;
    private const long MostTensors = 1_000_000;

    private readonly Stream _stream;
    private readonly long _length;
    private readonly byte[] _eight = new byte[8];
    private readonly Dictionary<string, object> _metadata = new(StringComparer.Ordinal);
    private readonly List<string> _tokens = [];
    private long _position;
    private long? _tokenCount;

    private GgufReader(Stream stream, long length)
    {
        _stream = stream;
        _length = length;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Null if it cannot be opened or only part of it was recorded.</returns>
    public static GgufFile? Read(IMachine machine, string path, long length)
    {
        WeightFile file = new() { Name = MachinePath.Name(path), Length = length };
        try
        {
            using Stream? opened = machine.Files.Open(path);
            if (opened is null)
            {
                return null;
            }

            using BufferedStream stream = new(opened, 256 * 1024);
            return new GgufReader(stream, length).Read(file);
        }
        catch (EndOfStreamException)
        {
            return new GgufFile { Weights = file with { EndsEarly = true, Fault = "it ends within its header" } };
        }
        catch (InvalidDataException exception)
        {
            return new GgufFile { Weights = file with { Fault = exception.Message } };
        }
        catch (IOException)
        {
            return null;
        }
    }

    private GgufFile Read(WeightFile file)
    {
        Fill(_eight.AsSpan(0, 4));
        if (!_eight.AsSpan(0, 4).SequenceEqual("GGUF"u8))
        {
            throw new InvalidDataException("it does not start with GGUF");
        }

        uint version = ReadUInt32();
        if (version is < 2 or > 16)
        {
            throw new InvalidDataException(version == 1 ? "GGUF version 1 is no longer read by llama.cpp" : $"GGUF version {version} is not known; the file may be big-endian or damaged");
        }

        long tensorCount = ReadCount(MostTensors);
        long pairs = ReadCount(1_000_000);
        for (long index = 0; index < pairs; index++)
        {
            ReadPair();
        }

        return ReadTensors(file, version, tensorCount);
    }

    private GgufFile ReadTensors(WeightFile file, uint version, long count)
    {
        List<TensorInfo> tensors = [];
        long end = 0;
        bool known = true;
        for (long index = 0; index < count; index++)
        {
            string name = ReadText();
            uint dimensions = ReadUInt32();
            if (dimensions > 8)
            {
                throw new InvalidDataException("a tensor has more than eight dimensions");
            }

            long[] shape = new long[dimensions];
            for (int dimension = 0; dimension < shape.Length; dimension++)
            {
                shape[dimension] = (long)Math.Min(ReadUInt64(), 1UL << 52);
            }

            uint type = ReadUInt32();
            ulong offset = ReadUInt64();
            TensorInfo tensor = new(name, GgufTypes.NameOf(type), shape);
            tensors.Add(tensor);
            if (GgufTypes.BytesOf(type, tensor.Count) is { } bytes && offset < 1UL << 52)
            {
                end = Math.Max(end, (long)offset + bytes);
            }
            else
            {
                known = false;
            }
        }

        long alignment = _metadata.GetValueOrDefault("general.alignment") is long value and > 0 and <= 1 << 20 ? value : 32;
        long start = (_position + alignment - 1) / alignment * alignment;
        return new GgufFile
        {
            Weights = file with { Tensors = tensors, ExpectedLength = known && count > 0 ? start + end : null },
            Version = version,
            Metadata = _metadata,
            Tokens = _tokenCount,
            EosText = _metadata.GetValueOrDefault("tokenizer.ggml.eos_token_id") is long eos && eos < _tokens.Count && eos >= 0 ? _tokens[(int)eos] : null,
        };
    }

    private void ReadPair()
    {
        string key = ReadText();
        uint type = ReadUInt32();
        if (type == 9)
        {
            ReadList(key);
        }
        else if (ReadValue(type) is { } value)
        {
            _metadata[key] = value;
        }
    }

    private void ReadList(string key)
    {
        uint type = ReadUInt32();
        long count = ReadCount(_length);
        int width = Width(type);
        _metadata[key + ".count"] = count;
        if (width > 0)
        {
            Skip(count * width);
            return;
        }

        if (type != 8)
        {
            throw new InvalidDataException($"a list of type {type} is not known");
        }

        bool tokens = key == "tokenizer.ggml.tokens";
        _tokenCount = tokens ? count : _tokenCount;
        for (long index = 0; index < count; index++)
        {
            if (tokens && index < 1_000_000)
            {
                _tokens.Add(ReadText());
            }
            else
            {
                Skip(ReadCount(_length));
            }
        }
    }

    private object? ReadValue(uint type) => type switch
    {
        0 => (long)ReadByte(),
        1 => (long)(sbyte)ReadByte(),
        2 => (long)BinaryPrimitives.ReadUInt16LittleEndian(Fill(_eight.AsSpan(0, 2))),
        3 => (long)BinaryPrimitives.ReadInt16LittleEndian(Fill(_eight.AsSpan(0, 2))),
        4 => (long)ReadUInt32(),
        5 => (long)(int)ReadUInt32(),
        6 => (double)BitConverter.UInt32BitsToSingle(ReadUInt32()),
        7 => ReadByte() != 0,
        8 => ReadText(),
        10 => (long)Math.Min(ReadUInt64(), long.MaxValue),
        11 => (long)ReadUInt64(),
        12 => BitConverter.UInt64BitsToDouble(ReadUInt64()),
        _ => throw new InvalidDataException($"a value of type {type} is not known"),
    };

    private static int Width(uint type) => type switch { 0 or 1 or 7 => 1, 2 or 3 => 2, 4 or 5 or 6 => 4, 10 or 11 or 12 => 8, _ => 0 };

    private string ReadText()
    {
        long length = ReadCount(_length);
        if (length > LongestText)
        {
            throw new InvalidDataException("a text in its header is too long");
        }

        byte[] bytes = new byte[length];
        Fill(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private byte ReadByte() => Fill(_eight.AsSpan(0, 1))[0];

    private uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Fill(_eight.AsSpan(0, 4)));

    private ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Fill(_eight));

    /// <summary>A count of things of at least a byte each: there cannot be more of them than bytes in the file.</summary>
    private long ReadCount(long most)
    {
        ulong count = ReadUInt64();
        if (count > (ulong)most)
        {
            throw new InvalidDataException("a count in its header is impossible");
        }

        if (count > (ulong)_length)
        {
            throw new EndOfStreamException();
        }

        return (long)count;
    }

    private void Skip(long count)
    {
        if (count < 0 || _position + count > _length)
        {
            throw new EndOfStreamException();
        }

        // Within the buffer a relative seek costs nothing.
        _stream.Seek(count, SeekOrigin.Current);
        _position += count;
    }

    private Span<byte> Fill(Span<byte> buffer)
    {
        _stream.ReadExactly(buffer);
        _position += buffer.Length;
        return buffer;
    }
}
