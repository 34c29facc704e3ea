using System.Collections;
using Diagnoser.Core.Packing;

namespace Diagnoser.Core.Learning;

/// <summary>The cases of a model file, whose texts are read when a case is asked for: a diagnosis shows five of a thousand.</summary>
internal sealed class KnownCaseList : IReadOnlyList<KnownCase>
{
    private readonly ReadOnlyMemory<byte> _file;
    private readonly int[] _places;
    private readonly byte[] _causes;
    private readonly byte[] _symptoms;

    private KnownCaseList(ReadOnlyMemory<byte> file, int count)
    {
        _file = file;
        _places = new int[count];
        _causes = new byte[count];
        _symptoms = new byte[count];
    }

    /// <inheritdoc/>
    public int Count => _places.Length;

    /// <inheritdoc/>
    public KnownCase this[int index]
    {
        get
        {
            PackReader reader = new(_file, _places[index]);
            return new KnownCase(reader.Text(), reader.Text(), reader.Text(), reader.Byte(), reader.Byte(), reader.Optional());
        }
    }

    /// <summary>Passes over the cases.</summary>
    /// <param name="reader">Stands before the number of cases.</param>
    public static KnownCaseList Read(PackReader reader)
    {
        KnownCaseList cases = new(reader.Content, reader.Count(1));
        for (int index = 0; index < cases.Count; index++)
        {
            cases._places[index] = reader.Position;
            reader.Skip(reader.Number());
            reader.Skip(reader.Number());
            reader.Skip(reader.Number());
            cases._causes[index] = reader.Byte();
            cases._symptoms[index] = reader.Byte();
            if (reader.Flag())
            {
                reader.Skip(reader.Number());
            }
        }

        return cases;
    }

    /// <summary>The causes of cases, without their texts.</summary>
    public static int[] CausesOf(IReadOnlyList<KnownCase> cases)
    {
        int[] causes = new int[cases.Count];
        for (int index = 0; index < causes.Length; index++)
        {
            causes[index] = cases is KnownCaseList list ? list._causes[index] : cases[index].Cause;
        }

        return causes;
    }

    /// <summary>Whether all labels are below the numbers that there are.</summary>
    public bool HasLabelsBelow(int causes, int symptoms)
    {
        for (int index = 0; index < Count; index++)
        {
            if (_causes[index] >= causes || _symptoms[index] >= symptoms)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<KnownCase> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
