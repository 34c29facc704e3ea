using System.Runtime.InteropServices;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>Passes one stream of a command's output on, byte for byte and at once, and records it.</summary>
/// <param name="from">The descriptor to read from; closed at the end if there is no terminal.</param>
/// <param name="to">The descriptor to write to.</param>
/// <param name="terminal">The pseudo-terminal from which it is read; null for a pipe.</param>
/// <param name="record">Takes a copy.</param>
/// <param name="activity">Is told of every output.</param>
internal sealed unsafe class OutputRelay(int from, int to, OutputTerminal? terminal, OutputRecord record, CommandActivity activity)
{
    private const int BufferBytes = 128 * 1024;
    private const int StackBytes = 256 * 1024;

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The descriptor that is read.</summary>
    public int Source => from;

    /// <summary>Ends when there is nothing more to read, or nobody to write to.</summary>
    public Task Done => _done.Task;

    /// <summary>Begins. A thread of its own waits in the system's read and write, which no cancellation reaches.</summary>
    public void Start() => new Thread(Run, StackBytes) { IsBackground = true, Name = "output" }.Start();

    private void Run()
    {
        byte* buffer = (byte*)NativeMemory.Alloc(BufferBytes);
        while (true)
        {
            nint count = Libc.Read(from, buffer, BufferBytes);
            if (count < 0 && Libc.LastError == Libc.Interrupted)
            {
                continue;
            }

            // A pseudo-terminal whose other end is closed gives an error (EIO) on Linux and nothing on macOS; both mean the end.
            if (count <= 0)
            {
                break;
            }

            activity.NoteOutput();
            terminal?.CarryModes();
            if (!WriteAll(buffer, (nuint)count))
            {
                break;
            }

            record.Append(new ReadOnlySpan<byte>(buffer, (int)count));
        }

        // Once the pipe is closed, the command learns that nobody reads (SIGPIPE), as it would without a wrapper.
        if (terminal is null)
        {
            _ = Libc.Close(from);
        }

        NativeMemory.Free(buffer);
        _done.SetResult();
    }

    private bool WriteAll(byte* bytes, nuint count)
    {
        while (count > 0)
        {
            nint written = Libc.Write(to, bytes, count);
            if (written >= 0)
            {
                bytes += written;
                count -= (nuint)written;
                continue;
            }

            switch (Libc.LastError)
            {
                case Libc.Interrupted:
                    continue;
                case Libc.TryAgain or 35: // EAGAIN is 35 on macOS: whoever shares this descriptor made it non-blocking.
                    PollDescriptor descriptor = new() { Descriptor = to, Events = Libc.PollOut };
                    _ = Libc.Poll(&descriptor, 1, -1);
                    continue;
                default:
                    return false;
            }
        }

        return true;
    }
}
