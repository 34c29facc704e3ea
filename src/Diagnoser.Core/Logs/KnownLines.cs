namespace Diagnoser.Core.Logs;

/// <summary>
/// Remembers what lines told, up to the numbers in them, so that a line that a log repeats a million times is read once and then only
/// counted. It keeps a bounded number of lines by a hash of 64 bits.
/// </summary>
internal sealed class KnownLines<T>(int most)
{
    private readonly Dictionary<ulong, T> _lines = [];

    /// <summary>Whether no more lines are remembered.</summary>
    public bool IsFull => _lines.Count >= most;

    /// <summary>What a line told when it was read first.</summary>
    public bool TryGet(ulong key, out T? value) => _lines.TryGetValue(key, out value);

    /// <summary>Remembers a line, if there is room.</summary>
    public void Add(ulong key, T value)
    {
        if (!IsFull)
        {
            _lines[key] = value;
        }
    }
}
