namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// Counts the pieces of a SentencePiece model, a protocol-buffers message whose field 1 is repeated, once a piece
/// (https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto).
/// </summary>
internal static class SentencePieceModel
{
    public static long CountPieces(Stream stream)
    {
        using BufferedStream buffered = new(stream, 64 * 1024);
        long pieces = 0;
        while (ReadNumber(buffered) is { } tag)
        {
            long kind = tag & 7;
            long? length = kind switch
            {
                0 => ReadNumber(buffered) is null ? null : 0,
                1 => 8,
                2 => ReadNumber(buffered),
                5 => 4,
                _ => null,
            };
            if (length is not (>= 0 and <= 64 * 1024 * 1024) || !Skip(buffered, length.Value))
            {
                return pieces;
            }

            pieces += tag >> 3 == 1 && kind == 2 ? 1 : 0;
        }

        return pieces;
    }

    private static bool Skip(BufferedStream stream, long count)
    {
        Span<byte> buffer = stackalloc byte[512];
        while (count > 0)
        {
            int read = stream.Read(buffer[..(int)Math.Min(count, buffer.Length)]);
            if (read == 0)
            {
                return false;
            }

            count -= read;
        }

        return true;
    }

    private static long? ReadNumber(BufferedStream stream)
    {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            int next = stream.ReadByte();
            if (next < 0)
            {
                return null;
            }

            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        return null;
    }
}
