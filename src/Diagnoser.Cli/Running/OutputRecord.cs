using System.Buffers;
using System.Globalization;
using System.Text;

namespace Diagnoser.Cli.Running;

/// <summary>
/// What a command printed, in bounded memory however much it prints: the beginning, the first trace or error, and the end, together at most
/// <see cref="MostBytes"/>. What lies between is counted. Both streams are recorded in the order in which their output arrived; it may be
/// used from several threads.
/// </summary>
internal sealed class OutputRecord
{
    /// <summary>The most that is kept, in bytes: 4 MiB.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int HeadBytes = 1024 * 1024;
    private const int TraceBytes = 512 * 1024;
    private const int ErrorBytes = 64 * 1024;
    private const int TailBytes = MostBytes - HeadBytes - TraceBytes - ErrorBytes;

    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _head = new();
    private readonly OutputExcerpt _trace = new(TraceBytes, "Traceback (most recent call last)"u8.ToArray(), "terminate called "u8.ToArray(), "Segmentation fault"u8.ToArray(), "panicked at "u8.ToArray());
    private readonly OutputExcerpt _error = new(ErrorBytes, "rror: "u8.ToArray());
    private byte[] _tail = [];
    private long _total;

    /// <summary>How many bytes were printed.</summary>
    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    private int InTail => (int)Math.Min(_total - _head.WrittenCount, TailBytes);

    /// <summary>Adds what was printed.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _trace.Append(bytes, _total);
            _error.Append(bytes, _total);
            int toHead = Math.Min(bytes.Length, HeadBytes - _head.WrittenCount);
            _head.Write(bytes[..toHead]);
            _total += toHead;
            if (toHead < bytes.Length)
            {
                AppendToTail(bytes[toHead..]);
            }
        }
    }

    /// <summary>What is kept, in order, with a line wherever something is left out.</summary>
    /// <param name="command">The command line, which stands before it as a shell shows it.</param>
    /// <param name="notes">Lines to add at the end.</param>
    public MemoryStream Read(string command, IEnumerable<string> notes)
    {
        lock (_gate)
        {
            MemoryStream text = new();
            text.Write(Encoding.UTF8.GetBytes($"$ {command}\n"));
            long next = Copy(text, _head.WrittenSpan, 0, 0);
            foreach (OutputExcerpt excerpt in new[] { _trace, _error }.OrderBy(excerpt => excerpt.Start))
            {
                next = Copy(text, excerpt.Bytes, excerpt.Start, next);
            }

            byte[] tail = ReadTail();
            Copy(text, tail, _total - tail.Length, next);
            foreach (string note in notes)
            {
                text.Write(Encoding.UTF8.GetBytes("\n" + note));
            }

            text.Position = 0;
            return text;
        }
    }

    private static long Copy(MemoryStream text, ReadOnlySpan<byte> part, long start, long next)
    {
        if (part.IsEmpty || start + part.Length <= next)
        {
            return next;
        }

        long end = start + part.Length;
        if (start < next)
        {
            part = part[(int)(next - start)..];
        }
        else if (start > next)
        {
            text.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n[llmdiag: {start - next} bytes of output are not kept]\n")));
        }

        text.Write(part);
        return end;
    }

    private void AppendToTail(ReadOnlySpan<byte> bytes)
    {
        if (_tail.Length == 0)
        {
            _tail = GC.AllocateUninitializedArray<byte>(TailBytes);
        }

        if (bytes.Length > TailBytes)
        {
            _total += bytes.Length - TailBytes;
            bytes = bytes[^TailBytes..];
        }

        int at = (int)((_total - _head.WrittenCount) % TailBytes);
        int untilEnd = Math.Min(bytes.Length, TailBytes - at);
        bytes[..untilEnd].CopyTo(_tail.AsSpan(at));
        bytes[untilEnd..].CopyTo(_tail);
        _total += bytes.Length;
    }

    private byte[] ReadTail()
    {
        int length = InTail;
        if (length < TailBytes)
        {
            return _tail[..length];
        }

        int at = (int)((_total - _head.WrittenCount) % TailBytes);
        return [.. _tail.AsSpan(at), .. _tail.AsSpan(0, at)];
    }
}
