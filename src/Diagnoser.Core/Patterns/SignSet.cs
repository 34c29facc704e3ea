using System.Buffers;

namespace Diagnoser.Core.Patterns;

/// <summary>
/// A set of characters. It does what <see cref="SearchValues"/> does, which is faster on long texts but whose code is made anew in every
/// process and takes several milliseconds each: longer than all the lines of a report.
/// </summary>
internal sealed class SignSet
{
    private const int AsciiLength = 128;
    private readonly string _others;
    private readonly ulong _low;
    private readonly ulong _high;

    private SignSet(string signs)
    {
        foreach (char sign in signs)
        {
            if (sign < AsciiLength)
            {
                (sign < 64 ? ref _low : ref _high) |= 1UL << (sign & 63);
            }
            else
            {
                _others += sign;
            }
        }

        _others ??= "";
    }

    /// <summary>The set of the characters of a text.</summary>
    public static SignSet Of(string signs) => new(signs);

    /// <summary>Whether a character is in the set.</summary>
    public bool Contains(char character) =>
        character < AsciiLength ? (((character < 64 ? _low : _high) >> (character & 63)) & 1) != 0 : _others.Contains(character);
}
