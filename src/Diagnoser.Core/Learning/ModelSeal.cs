using System.Buffers.Binary;

namespace Diagnoser.Core.Learning;

/// <summary>
/// A quick fingerprint of a model file. The build checks the file's SHA-256 and notes the fingerprint beside it; a file that still has it need not
/// be checked at every start, for which a library for cryptography would have to be loaded.
/// </summary>
public static class ModelSeal
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>The fingerprint, over every byte; it guards against damage, not against malice.</summary>
    /// <param name="file">The whole file.</param>
    public static ulong Of(ReadOnlySpan<byte> file)
    {
        ulong seal = (ulong)file.Length * Prime;
        for (int index = 0; index + sizeof(ulong) <= file.Length; index += sizeof(ulong))
        {
            seal = (ulong.RotateLeft(seal, 23) ^ BinaryPrimitives.ReadUInt64LittleEndian(file[index..])) * Prime;
        }

        foreach (byte last in file[(file.Length & ~7)..])
        {
            seal = (ulong.RotateLeft(seal, 23) ^ last) * Prime;
        }

        return seal ^ (seal >> 32);
    }
}
