using System.Collections;
using System.Text;

namespace Diagnoser.Core.Packing;

/// <summary>Texts of a pack, each read when it is first asked for. Threads may share it.</summary>
/// <param name="reader">Stands before the texts.</param>
internal sealed class PackedTexts(PackReader reader) : IReadOnlyList<string>
{
    private readonly PackedParts _parts = new(reader);
    private string?[]? _texts;

    /// <inheritdoc/>
    public int Count => _parts.Count;

    /// <inheritdoc/>
    public string this[int index] => (_texts ??= new string?[Count])[index] ??= Encoding.UTF8.GetString(_parts[index]);

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
