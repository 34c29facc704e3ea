namespace Diagnoser.Core.Patterns.Linear;

/// <summary>An expression as instructions; shared by threads.</summary>
internal sealed class ExpressionProgram
{
    private const int AsciiLength = 128;
    private readonly int[] _operations;
    private readonly bool[] _begins = new bool[AsciiLength];

    public ExpressionProgram(int[] operations, int[] first, int[] second, CharacterSet[] sets, string[] groups)
    {
        _operations = operations;
        First = first;
        Second = second;
        Sets = sets;
        Groups = groups;
        FindBeginnings();
    }

    /// <summary>How many instructions there are.</summary>
    public int Length => _operations.Length;

    /// <summary>The instructions' first targets, numbers of sets, or numbers of borders.</summary>
    public int[] First { get; }

    /// <summary>The second targets of splits.</summary>
    public int[] Second { get; }

    /// <summary>The sets.</summary>
    public CharacterSet[] Sets { get; }

    /// <summary>The names of the groups; group 0 is the whole match and has none.</summary>
    public string[] Groups { get; }

    /// <summary>Whether it asks for borders of words.</summary>
    public bool SeesWords => Array.Exists(_operations, operation => (Operation)operation is Operation.Border or Operation.NoBorder);

    /// <summary>What an instruction does.</summary>
    public Operation OperationAt(int place) => (Operation)_operations[place];

    /// <summary>The first place, at or after a given one, where a match may begin; the text's length if there is none.</summary>
    public int NextBeginning(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] < AsciiLength && !_begins[text[position]])
        {
            position++;
        }

        return position;
    }

    private void FindBeginnings()
    {
        bool[] visited = new bool[Length];
        List<int> open = [0];
        while (open.Count > 0)
        {
            int place = open[^1];
            open.RemoveAt(open.Count - 1);
            if (visited[place])
            {
                continue;
            }

            visited[place] = true;
            switch (OperationAt(place))
            {
                case Operation.Set:
                    for (int character = 0; character < AsciiLength; character++)
                    {
                        _begins[character] |= Sets[First[place]].Contains((char)character);
                    }

                    break;
                case Operation.Split:
                    open.Add(First[place]);
                    open.Add(Second[place]);
                    break;
                case Operation.Jump:
                    open.Add(First[place]);
                    break;
                case Operation.Match:
                    Array.Fill(_begins, true);
                    break;
                default:
                    open.Add(place + 1);
                    break;
            }
        }
    }
}
