using System.Collections;

namespace Diagnoser.Core.Packing;

/// <summary>Items of a pack, each read when it is first asked for. Threads may share it.</summary>
/// <param name="reader">Stands before the items.</param>
/// <param name="read">Reads one.</param>
internal sealed class PackedList<T>(PackReader reader, Func<PackReader, T> read) : IReadOnlyList<T>
    where T : class
{
    private readonly PackedParts _parts = new(reader);
    private T?[]? _items;

    /// <inheritdoc/>
    public int Count => _parts.Count;

    /// <inheritdoc/>
    public T this[int index] => (_items ??= new T?[Count])[index] ??= read(_parts.Read(index));

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
