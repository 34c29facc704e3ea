using System.Collections;

namespace Diagnoser.Core;

/// <summary>A list of which each item is made when it is first asked for, and only once: threads that share it get the same one.</summary>
/// <param name="count">How many items there are.</param>
/// <param name="make">Makes the item of a position; two threads may make it at a time.</param>
internal sealed class LaterList<T>(int count, Func<int, T> make) : IReadOnlyList<T>
    where T : class
{
    private readonly T?[] _items = new T?[count];

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index] ?? Interlocked.CompareExchange(ref _items[index], make(index), null) ?? _items[index]!;

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
