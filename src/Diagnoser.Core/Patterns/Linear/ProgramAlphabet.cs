using System.Numerics;

namespace Diagnoser.Core.Patterns.Linear;

/// <summary>
/// The characters as a program sees them: those that it cannot tell apart are one symbol. Most programs have some dozen symbols, so that what is
/// known of each takes few bytes. Safe for several threads at a time.
/// </summary>
internal sealed class ProgramAlphabet
{
    /// <summary>The symbol of the text's end.</summary>
    public const int EndOfText = 0;

    /// <summary>The symbol of a line feed that ends the text.</summary>
    public const int LastLineFeed = 1;

    private const int AsciiLength = 128;
    private const int FirstOfCharacters = 2;
    private const int MostSymbols = 256;
    private readonly CharacterSet[] _sets;
    private readonly bool _seesWords;
    private readonly Dictionary<string, byte> _symbols = new(StringComparer.Ordinal);
    private readonly char[] _examples = new char[MostSymbols];
    private readonly byte[] _ascii = new byte[AsciiLength];

    // Where the ranges of the sets begin and end beyond ASCII. Characters of one kind between two of these are one symbol; it is 0 until one is met.
    private readonly char[] _borders;
    private readonly byte[] _others;

    /// <summary>Finds the symbols of a program.</summary>
    /// <param name="program">The program.</param>
    public ProgramAlphabet(ExpressionProgram program)
    {
        _sets = program.Sets;
        _seesWords = program.SeesWords;
        _examples[LastLineFeed] = '\n';
        Capacity = MostSymbols;
        for (int character = 0; character < AsciiLength; character++)
        {
            _ascii[character] = (byte)SymbolOf((char)character);
        }

        SortedSet<char> borders = [];
        foreach (CharacterSet set in _sets)
        {
            set.AddBorders((char)AsciiLength, borders);
        }

        _borders = [.. borders];
        _others = new byte[(_borders.Length + 1) * OtherCharacters.Kinds];
        int symbols = FirstOfCharacters + _symbols.Count + _borders.Length + OtherCharacters.Kinds;
        Capacity = (int)Math.Min(MostSymbols, BitOperations.RoundUpToPowerOf2((uint)symbols));
    }

    /// <summary>Symbols are below this power of two.</summary>
    public int Capacity { get; }

    /// <summary>The symbols of ASCII characters.</summary>
    public byte[] OfAscii => _ascii;

    /// <summary>The symbol of a character beyond ASCII; -1 if it has none, as it has two cases or there are too many symbols.</summary>
    public int OfOther(char character)
    {
        byte kind = OtherCharacters.KindOf(character);
        if (kind == OtherCharacters.Cased)
        {
            return -1;
        }

        ref byte known = ref _others[(BordersUpTo(character) * OtherCharacters.Kinds) + kind];
        int symbol = Volatile.Read(ref known);
        if (symbol == 0)
        {
            symbol = SymbolOf(character);
            Volatile.Write(ref known, (byte)Math.Max(0, symbol));
        }

        return symbol;
    }

    /// <summary>Whether the characters of a symbol are in a set.</summary>
    public bool IsIn(CharacterSet set, int symbol) => symbol != EndOfText && set.Contains(_examples[symbol]);

    /// <summary>What the characters of a symbol are to words; nothing, if the program does not ask for it.</summary>
    public WordPart WordPartOf(int symbol) => _seesWords && symbol != EndOfText ? CharacterSet.WordPartOf(_examples[symbol]) : WordPart.None;

    private int SymbolOf(char character)
    {
        string signature = string.Create(_sets.Length + 1, (Alphabet: this, character), static (signs, state) =>
        {
            for (int set = 0; set < state.Alphabet._sets.Length; set++)
            {
                signs[set] = state.Alphabet._sets[set].Contains(state.character) ? '1' : '0';
            }

            signs[^1] = (char)(state.Alphabet._seesWords ? CharacterSet.WordPartOf(state.character) : WordPart.None);
        });
        lock (_symbols)
        {
            if (_symbols.TryGetValue(signature, out byte known))
            {
                return known;
            }

            int symbol = FirstOfCharacters + _symbols.Count;
            if (symbol >= Capacity)
            {
                return -1;
            }

            _examples[symbol] = character;
            _symbols[signature] = (byte)symbol;
            return symbol;
        }
    }

    private int BordersUpTo(char character)
    {
        int index = Array.BinarySearch(_borders, character);
        return index < 0 ? ~index : index + 1;
    }
}
