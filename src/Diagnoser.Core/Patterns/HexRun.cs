using System.Runtime.CompilerServices;

namespace Diagnoser.Core.Patterns;

/// <summary>
/// Identifiers that are random in every line: the hexadecimal numbers of requests, traces, blobs and pointers, with or without hyphens. Two lines that
/// differ in nothing else say the same.
/// </summary>
internal static class HexRun
{
    private const int Shortest = 16;

    /// <summary>The length of the identifier that begins at a place; 0 if none does.</summary>
    /// <param name="text">The line.</param>
    /// <param name="start">The place.</param>
    /// <param name="inWord">Whether a letter or digit stands before it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthAt(ReadOnlySpan<char> text, int start, bool inWord) => inWord || !char.IsAsciiHexDigit(text[start]) ? 0 : Measure(text, start);

    private static int Measure(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        bool digit = false;
        while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] == '-'))
        {
            digit |= char.IsAsciiDigit(text[end]);
            end++;
        }

        return end - start >= Shortest && digit && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])) ? end - start : 0;
    }
}
