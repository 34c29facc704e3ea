using System.Numerics;
using Diagnoser.Core.Packing;

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
        // Four chains side by side, as each step of one waits for the step before.
        ulong first = (ulong)file.Length * Prime;
        (ulong second, ulong third, ulong fourth) = (1, 2, 3);
        PackedSpan<Word> words = new(file);
        int index = 0;
        for (; index + 4 <= words.Length; index += 4)
        {
            first = Step(first, words[index].Bits);
            second = Step(second, words[index + 1].Bits);
            third = Step(third, words[index + 2].Bits);
            fourth = Step(fourth, words[index + 3].Bits);
        }

        ulong seal = Step(Step(Step(first, second), third), fourth);
        foreach (byte last in file[(index * sizeof(ulong))..])
        {
            seal = Step(seal, last);
        }

        return seal ^ (seal >> 32);
    }

    private static ulong Step(ulong seal, ulong next) => (BitOperations.RotateLeft(seal, 23) ^ next) * Prime;

    private readonly record struct Word(ulong Bits);
}
