using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Diagnoser.Core.Patterns;

/// <summary>
/// Where a part of a text lies in it. It does what <see cref="MemoryExtensions.Overlaps{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, out int)"/> does for parts, whose
/// code for characters is made anew in every process.
/// </summary>
internal static class SpanPlace
{
    /// <summary>Whether a part lies in a text as a whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">The part.</param>
    /// <param name="offset">Where it begins; 0 if it does not lie there.</param>
    public static bool Holds(this ReadOnlySpan<char> text, ReadOnlySpan<char> part, out int offset)
    {
        long bytes = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(text), ref MemoryMarshal.GetReference(part));
        bool holds = !part.IsEmpty && bytes >= 0 && (bytes / sizeof(char)) + part.Length <= text.Length;
        offset = holds ? (int)(bytes / sizeof(char)) : 0;
        return holds;
    }
}
