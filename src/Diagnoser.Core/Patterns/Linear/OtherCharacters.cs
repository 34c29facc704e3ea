namespace Diagnoser.Core.Patterns.Linear;

/// <summary>The kinds of characters beyond ASCII: what the classes of an expression can tell of a character.</summary>
internal static class OtherCharacters
{
    /// <summary>A character that has a lower case, which may be in other sets than the character itself.</summary>
    public const byte Cased = 1;

    /// <summary>How many kinds there are; a kind is below it.</summary>
    public const int Kinds = 8;

    private const byte Digit = 2;
    private const byte Word = 3;
    private const byte Joiner = 4;
    private const byte Space = 5;
    private const byte Sign = 6;
    private const byte Unspaced = 7;

    // Filled as characters are met; 0 stands for one that was not met yet.
    private static readonly byte[] s_kinds = new byte[char.MaxValue + 1];

    /// <summary>The kind of a character. Characters of one kind are in the same classes.</summary>
    public static byte KindOf(char character)
    {
        byte kind = s_kinds[character];
        return kind != 0 ? kind : s_kinds[character] = FindKind(character);
    }

    private static byte FindKind(char character) =>
        char.ToLowerInvariant(character) != character ? Cased
        : char.IsDigit(character) ? Digit
        : char.IsWhiteSpace(character) ? Space
        : CharacterSet.IsWord(character) ? CharacterSet.IsUnspaced(character) ? Unspaced : Word
        : CharacterSet.IsWordPart(character) ? Joiner
        : Sign;
}
