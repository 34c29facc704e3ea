using System.Text;

namespace Diagnoser.Core.Logs;

/// <summary>
/// Turns bytes into text, whatever they are: UTF-8 with or without byte order mark, UTF-16 and UTF-32 with one, and UTF-16 without one, as
/// older PowerShell redirection and some editors write it. Bytes that are no text become U+FFFD; nothing is refused.
/// </summary>
public static class TextDecoder
{
    private const int SampleBytes = 4096;
    private const int BufferBytes = 64 * 1024;

    /// <summary>Opens bytes as text.</summary>
    /// <param name="stream">The bytes; read from where it stands and closed with the reader.</param>
    public static TextReader Open(Stream stream) => Open(stream, out _);

    /// <summary>Opens bytes as text and says whether they look like a binary file.</summary>
    /// <param name="stream">The bytes; read from where it stands and closed with the reader.</param>
    /// <param name="looksBinary">Whether the beginning looks like anything but text; see <see cref="LooksBinary"/>.</param>
    public static TextReader Open(Stream stream, out bool looksBinary)
    {
        byte[] sample = new byte[SampleBytes];
        int count = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> start = sample.AsSpan(0, count);
        looksBinary = LooksBinary(start);
        return new StreamReader(
            new PrefixedStream(sample.AsMemory(0, count), stream),
            EncodingOf(start),
            detectEncodingFromByteOrderMarks: true,
            count < SampleBytes ? SampleBytes : BufferBytes);
    }

    /// <summary>
    /// Whether bytes are anything but text: zero bytes that are not the halves of UTF-16 letters, or more than a tenth of control
    /// characters. A log with a stray zero byte is text.
    /// </summary>
    /// <param name="start">The first bytes of the input; a few thousand suffice.</param>
    public static bool LooksBinary(ReadOnlySpan<byte> start)
    {
        if (start.Length == 0 || HasUtf16Or32Mark(start) || EncodingOf(start) is UnicodeEncoding)
        {
            return false;
        }

        int control = 0;
        int zeros = 0;
        foreach (byte value in start)
        {
            zeros += value == 0 ? 1 : 0;
            control += value is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x08 or 0x0C or 0x1B) ? 1 : 0;
        }

        return zeros > start.Length / 50 || control > start.Length / 10;
    }

    private static bool HasUtf16Or32Mark(ReadOnlySpan<byte> start) =>
        start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0x00, 0x00, 0xFE, 0xFF, ..];

    private static Encoding EncodingOf(ReadOnlySpan<byte> start)
    {
        int pairs = start.Length / 2;
        if (pairs < 2)
        {
            return Encoding.UTF8;
        }

        int evenZeros = 0;
        int oddZeros = 0;
        for (int index = 0; index + 1 < start.Length; index += 2)
        {
            evenZeros += start[index] == 0 ? 1 : 0;
            oddZeros += start[index + 1] == 0 ? 1 : 0;
        }

        // Latin letters in UTF-16 have a zero byte each, always on the same side; logs consist of them for the most part.
        return oddZeros * 10 >= pairs * 4 && evenZeros * 20 <= pairs ? Encoding.Unicode
            : evenZeros * 10 >= pairs * 4 && oddZeros * 20 <= pairs ? Encoding.BigEndianUnicode
            : Encoding.UTF8;
    }
}
