using System.Collections;

namespace Diagnoser.Core.Packing;

/// <summary>Texts of a pack, each read when it is first asked for. Threads may share it.</summary>
internal sealed class PackedTexts : IReadOnlyList<string>
{
    private readonly ReadOnlyMemory<byte> _content;
    private readonly int[] _places;
    private readonly string?[] _texts;

    /// <summary>Passes over texts.</summary>
    /// <param name="reader">Stands before the number of texts.</param>
    public PackedTexts(PackReader reader)
    {
        _content = reader.Content;
        _places = new int[reader.Count(1)];
        _texts = new string?[_places.Length];
        for (int index = 0; index < _places.Length; index++)
        {
            _places[index] = reader.Position;
            reader.Skip(reader.Number());
        }
    }

    /// <inheritdoc/>
    public int Count => _places.Length;

    /// <inheritdoc/>
    public string this[int index] => _texts[index] ??= new PackReader(_content, _places[index]).Text();

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
