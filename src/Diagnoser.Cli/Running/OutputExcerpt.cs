using System.Buffers;

namespace Diagnoser.Cli.Running;

/// <summary>The first place of an output at which one of some words stands, and what follows it, up to a limit.</summary>
internal sealed class OutputExcerpt
{
    private const int LongestMarker = 40;

    private readonly byte[][] _markers;
    private readonly int _limit;
    private readonly byte[] _before = new byte[LongestMarker];
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int _beforeLength;

    /// <summary>Looks for the first of some words.</summary>
    /// <param name="limit">The most bytes to keep.</param>
    /// <param name="markers">The words, each shorter than 40 bytes.</param>
    public OutputExcerpt(int limit, params ReadOnlySpan<byte[]> markers)
    {
        _limit = limit;
        _markers = markers.ToArray();
    }

    /// <summary>Where it begins in the output; -1 while nothing is found.</summary>
    public long Start { get; private set; } = -1;

    /// <summary>What is kept.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Takes the next part of the output.</summary>
    /// <param name="bytes">The part.</param>
    /// <param name="position">Where it begins in the output.</param>
    public void Append(ReadOnlySpan<byte> bytes, long position)
    {
        if (Start >= 0)
        {
            Keep(bytes);
            return;
        }

        // A word may lie across the border of two parts.
        Span<byte> border = stackalloc byte[2 * LongestMarker];
        _before.AsSpan(0, _beforeLength).CopyTo(border);
        int ahead = Math.Min(bytes.Length, LongestMarker);
        bytes[..ahead].CopyTo(border[_beforeLength..]);
        int inBorder = Find(border[..(_beforeLength + ahead)]);
        if (inBorder >= 0 && inBorder < _beforeLength)
        {
            Start = position - _beforeLength + inBorder;
            Keep(border[inBorder.._beforeLength]);
            Keep(bytes);
            return;
        }

        int found = Find(bytes);
        if (found >= 0)
        {
            Start = position + found;
            Keep(bytes[found..]);
            return;
        }

        ReadOnlySpan<byte> rest = border[..(_beforeLength + ahead)];
        rest = bytes.Length > LongestMarker ? bytes : rest;
        rest = rest[Math.Max(0, rest.Length - LongestMarker + 1)..];
        rest.CopyTo(_before);
        _beforeLength = rest.Length;
    }

    private void Keep(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes[..Math.Min(bytes.Length, _limit - _bytes.WrittenCount)]);

    private int Find(ReadOnlySpan<byte> bytes)
    {
        int first = -1;
        foreach (byte[] marker in _markers)
        {
            int at = (first < 0 ? bytes : bytes[..Math.Min(bytes.Length, first + marker.Length)]).IndexOf(marker);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
    }
}
