using System.Collections;
using System.Text;

namespace Diagnoser.Core.Learning;

/// <summary>The cases of a model file, whose texts are read when a case is asked for: a diagnosis shows five of a thousand.</summary>
internal sealed class KnownCaseList : IReadOnlyList<KnownCase>
{
    private readonly byte[] _file;
    private readonly int[] _places;
    private readonly byte[] _causes;
    private readonly byte[] _symptoms;

    private KnownCaseList(byte[] file, int count)
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
            using BinaryReader reader = new(new MemoryStream(_file, _places[index], _file.Length - _places[index], writable: false), Encoding.UTF8);
            (string id, string url, string title) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
            (byte cause, byte symptom, bool hasFix) = (reader.ReadByte(), reader.ReadByte(), reader.ReadBoolean());
            string fix = reader.ReadString();
            return new KnownCase(id, url, title, cause, symptom, hasFix ? fix : null);
        }
    }

    /// <summary>Passes over the cases.</summary>
    /// <param name="reader">Stands at the first case.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="start">The place in the file where the reader's stream begins.</param>
    /// <param name="count">How many cases there are.</param>
    public static KnownCaseList Read(BinaryReader reader, byte[] file, int start, int count)
    {
        KnownCaseList cases = new(file, count);
        for (int index = 0; index < count; index++)
        {
            cases._places[index] = start + (int)reader.BaseStream.Position;
            Skip(reader);
            Skip(reader);
            Skip(reader);
            cases._causes[index] = reader.ReadByte();
            cases._symptoms[index] = reader.ReadByte();
            _ = reader.ReadBoolean();
            Skip(reader);
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

    private static void Skip(BinaryReader reader)
    {
        int length = reader.Read7BitEncodedInt();
        if (length < 0 || length > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        reader.BaseStream.Position += length;
    }
}
