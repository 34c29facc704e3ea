using System.Globalization;
using System.Text;

namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// A set of characters of an expression, without regard to case: ranges and the classes <c>\d \w \s</c> with their opposites, which mean the same
/// as in <see cref="System.Text.RegularExpressions.Regex"/>.
/// </summary>
internal sealed class CharacterSet
{
    private const int AsciiLength = 128;
    private const int MostListed = 6;

    /// <summary>Above it there are next to no letters of two cases, and ranges of Chinese characters are long.</summary>
    private const int EndOfCased = 0x2E80;

    // Bits of the ASCII characters from 0 on and from 64 on.
    private const ulong DigitBits = 0x3FFUL << '0';
    private const ulong LetterBits = (0x3FUL << ('a' - 64)) | (0x3FUL << ('A' - 64));

    // Letters and digits make up most of an expression; their sets are made once.
    private static readonly CharacterSet?[] s_ofAscii = new CharacterSet?[AsciiLength];

    private string _ranges = "";
    private string _classes = "";
    private bool _negated;
    private ulong _low;
    private ulong _high;

    /// <summary>Begins the making of a set, which <see cref="Complete"/> ends.</summary>
    public CharacterSet()
    {
    }

    /// <summary>Restores a set.</summary>
    /// <param name="ranges">Its ranges: first and last character of each.</param>
    /// <param name="classes">The letters of its classes.</param>
    /// <param name="negated">Whether it has all other characters.</param>
    /// <param name="ascii">What <see cref="Ascii"/> was.</param>
    internal CharacterSet(string ranges, string classes, bool negated, (ulong Low, ulong High) ascii)
    {
        _ranges = ranges;
        _classes = classes;
        _negated = negated;
        (_low, _high) = ascii;
    }

    /// <summary>Every character but the line feed: <c>.</c></summary>
    public static CharacterSet AnyButLineFeed { get; } = Make('\n', negated: true);

    /// <summary>The set of one character, in either case.</summary>
    public static CharacterSet Of(char character) =>
        character < AsciiLength ? s_ofAscii[character] ??= Make(character, negated: false) : Make(character, negated: false);

    /// <summary>The set of a class.</summary>
    /// <param name="name">The letter behind the backslash: d, D, w, W, s or S.</param>
    public static CharacterSet OfClass(char name)
    {
        CharacterSet set = new();
        set.AddClass(name);
        return set.Complete(negated: false);
    }

    /// <summary>Whether a letter behind a backslash names a class.</summary>
    public static bool IsClass(char name) => name is 'd' or 'D' or 'w' or 'W' or 's' or 'S';

    /// <summary>Whether <c>\b</c> takes a character for a part of a word: <c>\w</c> and the two joiners.</summary>
    public static bool IsWordPart(char character) =>
        character < AsciiLength ? char.IsAsciiLetterOrDigit(character) || character == '_' : IsWord(character) || character is '\u200c' or '\u200d';

    /// <summary>What a character is to words; where two neighbours differ, a word begins or ends.</summary>
    public static WordPart WordPartOf(char character) =>
        !IsWordPart(character) ? WordPart.None : IsUnspaced(character) ? WordPart.Unspaced : WordPart.Spaced;

    /// <summary>Whether a character is a sign of Chinese, Japanese or Korean, which people write next to Latin words without a space: 用vllm部署.</summary>
    public static bool IsUnspaced(char character) => character is (>= '\u2e80' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff');

    /// <summary>Whether <c>\w</c> takes a character for a part of a word.</summary>
    public static bool IsWord(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => true,
        _ => false,
    };

    /// <summary>Adds the characters from one to another, both included, in either case.</summary>
    public void Add(char first, char last)
    {
        StringBuilder ranges = new(_ranges);
        ranges.Append(first).Append(last);
        for (int character = first; character <= last && character < EndOfCased; character++)
        {
            char lower = char.ToLowerInvariant((char)character);
            if (lower < first || lower > last)
            {
                ranges.Append(lower).Append(lower);
            }
        }

        _ranges = ranges.ToString();
    }

    /// <summary>Adds a class.</summary>
    public void AddClass(char name) => _classes += name;

    /// <summary>Ends the making of the set.</summary>
    public CharacterSet Complete(bool negated)
    {
        _negated = negated;
        for (int character = 0; character < AsciiLength; character++)
        {
            if (IsIn((char)character))
            {
                (character < 64 ? ref _low : ref _high) |= 1UL << (character & 63);
            }
        }

        return this;
    }

    /// <summary>The characters of a small set, without regard to case; null if there are more than a few.</summary>
    public string? TryList()
    {
        string characters = "";
        for (int index = 0; index < _ranges.Length; index += 2)
        {
            if (_ranges[index + 1] - _ranges[index] >= MostListed)
            {
                return null;
            }

            for (char character = _ranges[index]; character <= _ranges[index + 1]; character++)
            {
                char lower = char.ToLowerInvariant(character);
                characters += characters.Contains(lower) ? "" : lower;
            }
        }

        return _negated || _classes.Length > 0 || characters.Length > MostListed ? null : characters;
    }

    /// <summary>Adds the places from a character on where the set's ranges begin or have ended.</summary>
    /// <param name="from">The character.</param>
    /// <param name="borders">Receives the places.</param>
    public void AddBorders(char from, SortedSet<char> borders)
    {
        for (int index = 0; index < _ranges.Length; index += 2)
        {
            (char first, char last) = (_ranges[index], _ranges[index + 1]);
            if (last < from)
            {
                continue;
            }

            borders.Add(first < from ? from : first);
            if (last < char.MaxValue)
            {
                borders.Add((char)(last + 1));
            }
        }
    }

    /// <summary>The ranges: first and last character of each.</summary>
    internal string Ranges => _ranges;

    /// <summary>The letters of the classes.</summary>
    internal string Classes => _classes;

    /// <summary>Whether the set has all characters but those of ranges and classes.</summary>
    internal bool IsNegated => _negated;

    /// <summary>The ASCII characters of the set: bits of those from 0 on and from 64 on.</summary>
    internal (ulong Low, ulong High) Ascii => (_low, _high);

    /// <summary>Whether a digit is in the set.</summary>
    public bool HasDigit => (_low & DigitBits) != 0;

    /// <summary>Whether a hexadecimal digit is in the set.</summary>
    public bool HasHexDigit => HasDigit || (_high & LetterBits) != 0;

    /// <summary>Whether a character is in the set.</summary>
    public bool Contains(char character) =>
        character < AsciiLength ? (((character < 64 ? _low : _high) >> (character & 63)) & 1) != 0 : IsIn(character);

    private static CharacterSet Make(char character, bool negated)
    {
        CharacterSet set = new();
        set.Add(character, character);
        return set.Complete(negated);
    }

    private bool IsIn(char character)
    {
        bool found = IsInRanges(character) || IsInRanges(char.ToLowerInvariant(character));
        for (int index = 0; index < _classes.Length && !found; index++)
        {
            found = _classes[index] switch
            {
                'd' => char.IsDigit(character),
                'D' => !char.IsDigit(character),
                'w' => IsWord(character),
                'W' => !IsWord(character),
                's' => char.IsWhiteSpace(character),
                _ => !char.IsWhiteSpace(character),
            };
        }

        return found != _negated;
    }

    private bool IsInRanges(char character)
    {
        for (int index = 0; index < _ranges.Length; index += 2)
        {
            if (character >= _ranges[index] && character <= _ranges[index + 1])
            {
                return true;
            }
        }

        return false;
    }
}
