using System.Diagnostics.CodeAnalysis;

namespace Diagnoser.Core.Facts;

/// <summary>
/// A version as Python packages, drivers and toolkits have it, ordered as PEP 440 orders it
/// (https://peps.python.org/pep-0440/): <c>2.1.2+cu118</c>, <c>0.4.3.post1</c>, <c>2.7.0a0+git1341794</c>, <c>535.183.06</c>, <c>12.4</c>.
/// Reading is lenient: a leading <c>v</c> is ignored, and whatever follows the version is left alone.
/// </summary>
public sealed partial class PackageVersion : IComparable<PackageVersion>, IEquatable<PackageVersion>
{
    private readonly long[] _release;
    private readonly (int Rank, long Number) _pre;
    private readonly long _post;
    private readonly long _dev;

    private PackageVersion(string text, long epoch, long[] release, (int, long) pre, long post, long dev, string? local)
    {
        Text = text;
        Epoch = epoch;
        _release = release;
        _pre = pre;
        _post = post;
        _dev = dev;
        Local = local;
    }

    /// <summary>The version as written, without what follows it.</summary>
    public string Text { get; }

    /// <summary>The epoch, as a rule 0.</summary>
    public long Epoch { get; }

    /// <summary>The numbers of the release: 2, 1, 2.</summary>
    public IReadOnlyList<long> Release => _release;

    /// <summary>What stands behind the plus sign, for example <c>cu118</c>; null if there is none.</summary>
    public string? Local { get; }

    /// <summary>Whether this comes before its release: alpha, beta, candidate or development version.</summary>
    public bool IsPreRelease => _pre.Rank < FinalRank || _dev < long.MaxValue;

    private const int FinalRank = 4;

    /// <summary>Reads a version.</summary>
    /// <param name="text">The text; white space around it is ignored.</param>
    /// <param name="version">The version.</param>
    /// <returns>Whether the text starts with a version.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PackageVersion? version)
    {
        version = null;
        if (text is null)
        {
            return false;
        }

        Reader reader = new(text.AsSpan().Trim());
        if (!reader.ReadNumber(out long first))
        {
            return false;
        }

        long epoch = 0;
        if (reader.Skip('!'))
        {
            epoch = first;
            if (!reader.ReadNumber(out first))
            {
                return false;
            }
        }

        long[] release = reader.ReadRelease(first);
        (int, long) pre = reader.ReadPreRelease();
        long post = reader.ReadSuffix("post", "rev", "r", absent: -1);
        long dev = reader.ReadSuffix("dev", "nightly", null, absent: long.MaxValue);
        if (pre.Item1 == FinalRank && post < 0 && dev < long.MaxValue)
        {
            pre = (0, 0);
        }

        string? local = reader.ReadLocal();
        version = new PackageVersion(reader.Consumed, epoch, release, pre, post, dev, local);
        return true;
    }

    /// <summary>Whether the release starts with the numbers of another, as <c>2.1.2</c> starts with <c>2.1</c>.</summary>
    /// <param name="prefix">The shorter version.</param>
    public bool StartsWith(PackageVersion prefix) =>
        Epoch == prefix.Epoch && StartsWith(prefix._release);

    /// <summary>Whether this may be a short way of writing the other one or a later one: <c>0.6</c> for <c>0.6.2</c>, but not for <c>0.6.0</c>, from which on every 0.6 is.</summary>
    /// <param name="longer">The version with more numbers.</param>
    public bool MayStandFor(PackageVersion longer) =>
        _release.Length < longer._release.Length && !IsPreRelease && Local is null && longer.StartsWith(this) && longer > this;

    private bool StartsWith(long[] numbers)
    {
        for (int index = 0; index < numbers.Length; index++)
        {
            if (numbers[index] != (index < _release.Length ? _release[index] : 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PackageVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = Epoch.CompareTo(other.Epoch);
        for (int index = 0; order == 0 && index < Math.Max(_release.Length, other._release.Length); index++)
        {
            long left = index < _release.Length ? _release[index] : 0;
            long right = index < other._release.Length ? other._release[index] : 0;
            order = left.CompareTo(right);
        }

        order = order != 0 ? order : _pre.CompareTo(other._pre);
        order = order != 0 ? order : _post.CompareTo(other._post);
        return order != 0 ? order : _dev.CompareTo(other._dev);
    }

    /// <inheritdoc/>
    public bool Equals(PackageVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackageVersion);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        int length = _release.Length;
        while (length > 0 && _release[length - 1] == 0)
        {
            length--;
        }

        foreach (long number in _release.AsSpan(0, length))
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether one version comes before another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(PackageVersion left, PackageVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version comes after another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(PackageVersion left, PackageVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version comes before another or is the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(PackageVersion left, PackageVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version comes after another or is the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(PackageVersion left, PackageVersion right) => left.CompareTo(right) >= 0;
}
