using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// Collects statements while a text is read and puts the strongest first. What it keeps is bounded: so many keys, so many values a key,
/// so many characters a value.
/// </summary>
internal sealed class FactLedger
{
    private const int KeyLimit = 1200;
    private const int ValueLimit = 12;
    private const int LengthLimit = 400;
    private const int CommandLimit = 2000;
    private readonly Dictionary<string, List<Entry>> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>How often something was added or changed.</summary>
    public int Changes { get; private set; }

    /// <summary>Adds a statement.</summary>
    /// <param name="key">The fact's key.</param>
    /// <param name="value">The value; white space around it is dropped, an empty one is ignored.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    public void Add(string key, ReadOnlySpan<char> value, long line, FactStrength strength)
    {
        value = value.Trim();
        if (value.IsEmpty || value.Length > (key == "launch.command" ? CommandLimit : LengthLimit))
        {
            return;
        }

        if (!_byKey.TryGetValue(key, out List<Entry>? entries))
        {
            if (_order.Count >= KeyLimit)
            {
                return;
            }

            _byKey[key] = entries = [];
            _order.Add(key);
        }

        for (int index = 0; index < entries.Count; index++)
        {
            if (value.Equals(entries[index].Value, StringComparison.OrdinalIgnoreCase))
            {
                if (strength > entries[index].Strength)
                {
                    entries[index] = entries[index] with { Line = line, Strength = strength };
                    Changes++;
                }

                return;
            }
        }

        if (entries.Count < ValueLimit)
        {
            entries.Add(new Entry(value.ToString(), line, strength));
            Changes++;
            return;
        }

        int weakest = 0;
        for (int index = 1; index < entries.Count; index++)
        {
            weakest = entries[index].Strength <= entries[weakest].Strength ? index : weakest;
        }

        if (entries[weakest].Strength < strength)
        {
            Changes++;
            entries.RemoveAt(weakest);
            entries.Add(new Entry(value.ToString(), line, strength));
        }
    }

    /// <summary>Takes back the values of a key that have a certain strength, because a better count follows.</summary>
    /// <param name="key">The key.</param>
    /// <param name="strength">The strength.</param>
    public void Withdraw(string key, FactStrength strength)
    {
        if (_byKey.TryGetValue(key, out List<Entry>? entries))
        {
            Changes++;
            entries.RemoveAll(entry => entry.Strength == strength);
        }
    }

    /// <summary>Whether something at least so strong is known under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="strength">The strength.</param>
    public bool Knows(string key, FactStrength strength) =>
        _byKey.TryGetValue(key, out List<Entry>? entries) && entries.Exists(entry => entry.Strength >= strength);

    /// <summary>The strongest value of a key, the earliest where several are equal.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(string key, [NotNullWhen(true)] out string? value)
    {
        value = _byKey.TryGetValue(key, out List<Entry>? entries) ? Strongest(entries)?.Value : null;
        return value is not null;
    }

    /// <summary>The line of the strongest value of a key, or 0.</summary>
    /// <param name="key">The key.</param>
    public long LineOf(string key) => _byKey.TryGetValue(key, out List<Entry>? entries) ? Strongest(entries)?.Line ?? 0 : 0;

    private static Entry? Strongest(List<Entry> entries)
    {
        Entry? strongest = null;
        foreach (Entry entry in entries)
        {
            strongest = strongest is null || entry.Strength > strongest.Strength ? entry : strongest;
        }

        return strongest;
    }

    /// <summary>Everything stated; under each key the strongest value first, and versions that only shorten another one left out.</summary>
    public FactSet Complete()
    {
        FactSet facts = new();
        foreach (string key in _order)
        {
            List<Entry> sorted = Ordering.Descending(_byKey[key], entry => (int)entry.Strength);
            bool versions = sorted.Count > 1 && FactKeys.IsVersion(key);
            foreach (Entry entry in sorted)
            {
                if (!versions || !sorted.Exists(other => other != entry && IsShortFormOf(entry, other)))
                {
                    facts.Add(key, entry.Value, FactSource.FromLine(entry.Line) with { IsListed = entry.Strength == FactStrength.Listed });
                }
            }
        }

        return facts;
    }

    /// <summary>Whether a version says less than another that is at least as strong: 2.1 beside 2.1.2, 2.1.2 beside 2.1.2+cu118.</summary>
    private static bool IsShortFormOf(Entry entry, Entry other)
    {
        if (entry.Strength > other.Strength
            || !PackageVersion.TryParse(entry.Value, out PackageVersion? shorter)
            || !PackageVersion.TryParse(other.Value, out PackageVersion? longer)
            || shorter.Local is not null
            || shorter.IsPreRelease != longer.IsPreRelease)
        {
            return false;
        }

        bool saysMore = longer.Release.Count > shorter.Release.Count || longer.Text.Length > shorter.Text.Length;
        return saysMore && longer.StartsWith(shorter) && (longer.Release.Count > shorter.Release.Count || longer.CompareTo(shorter) == 0);
    }

    private sealed record Entry(string Value, long Line, FactStrength Strength);
}
