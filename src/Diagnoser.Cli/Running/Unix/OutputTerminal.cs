using System.Runtime.InteropServices;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>
/// A pseudo-terminal that stands in for the user's own where a command writes. The command keeps the user's terminal for input, as its
/// controlling terminal and for job control, so the kernel sends it Ctrl-C, Ctrl-Z and the rest as if nothing stood between; only what it
/// writes passes through here. The pseudo-terminal takes the user's size and modes but changes no byte, because the user's terminal still
/// does what it does at the end of a line. Modes that the command sets here (full-screen programs set them where they write) are carried
/// over to the user's terminal.
/// </summary>
internal sealed unsafe class OutputTerminal : IDisposable
{
    private const int LargestModes = 256;
    private const int Now = 0;
    private const uint ProcessOutput = 1;

    private readonly int _user;
    private readonly byte[] _original = new byte[LargestModes];
    private readonly byte[] _seen = new byte[LargestModes];
    private readonly Lock _gate = new();
    private WindowSize _size;
    private bool _changedUser;

    private OutputTerminal(int user, int master, int slave)
    {
        _user = user;
        Master = master;
        Slave = slave;
    }

    /// <summary>The end from which the command's output is read.</summary>
    public int Master { get; }

    /// <summary>The end to which the command writes; closed here once the command has it.</summary>
    public int Slave { get; private set; }

    // c_oflag is the second word of struct termios, and words of macOS have eight bytes.
    private static int OutputFlags => OperatingSystem.IsMacOS() ? 8 : 4;

    /// <summary>Opens a pseudo-terminal like the user's.</summary>
    /// <param name="user">A descriptor of the user's terminal.</param>
    /// <returns>Null if the system has none left or lacks them, as some containers do.</returns>
    public static OutputTerminal? Open(int user)
    {
        int master = Libc.OpenMaster(2 | Libc.NoControllingTerminal | Libc.CloseOnExec);
        if (master < 0)
        {
            return null;
        }

        byte* name = Libc.GrantSlave(master) == 0 && Libc.UnlockSlave(master) == 0 ? Libc.SlaveName(master) : null;
        int slave = name is null ? -1 : Libc.OpenTerminal(Marshal.PtrToStringUTF8((nint)name)!);
        if (slave < 0)
        {
            _ = Libc.Close(master);
            return null;
        }

        OutputTerminal terminal = new(user, master, slave);
        terminal.TakeOver();
        return terminal;
    }

    /// <summary>Closes this process's copy of the command's end, so that reading ends when the command's own copies are closed.</summary>
    public void CloseSlave()
    {
        if (Slave >= 0)
        {
            _ = Libc.Close(Slave);
            Slave = -1;
        }
    }

    /// <summary>Gives the pseudo-terminal the size of the user's terminal.</summary>
    /// <returns>Whether it had another one.</returns>
    public bool Resize()
    {
        lock (_gate)
        {
            WindowSize size = Libc.GetWindowSize(_user);
            if (size == _size)
            {
                return false;
            }

            _size = size;
            Libc.SetWindowSize(Master, size);
            return true;
        }
    }

    /// <summary>Carries modes that the command has set on the pseudo-terminal over to the user's terminal.</summary>
    public void CarryModes()
    {
        lock (_gate)
        {
            byte* modes = stackalloc byte[LargestModes];
            new Span<byte>(modes, LargestModes).Clear();
            if (Libc.GetTerminalModes(Master, modes) != 0)
            {
                return;
            }

            Span<byte> now = new(modes, LargestModes);
            if (now.SequenceEqual(_seen))
            {
                return;
            }

            now.CopyTo(_seen);
            OutputFlagsOf(now) |= OutputFlagsOf(_original) & ProcessOutput;
            _changedUser = true;
            _ = Libc.SetTerminalModes(_user, Now, modes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseSlave();
        lock (_gate)
        {
            // A program that dies in full screen leaves the terminal as it set it; a shell puts that right only for what it sees itself.
            if (_changedUser)
            {
                fixed (byte* modes = _original)
                {
                    _ = Libc.SetTerminalModes(_user, Now, modes);
                }
            }
        }
    }

    private static ref uint OutputFlagsOf(Span<byte> modes) => ref MemoryMarshal.AsRef<uint>(modes[OutputFlags..]);

    private void TakeOver()
    {
        Resize();
        fixed (byte* modes = _original)
        {
            if (Libc.GetTerminalModes(_user, modes) != 0)
            {
                return;
            }

            byte* silent = stackalloc byte[LargestModes];
            _original.CopyTo(new Span<byte>(silent, LargestModes));
            OutputFlagsOf(new Span<byte>(silent, LargestModes)) &= ~ProcessOutput;
            _ = Libc.SetTerminalModes(Slave, Now, silent);
            fixed (byte* seen = _seen)
            {
                _ = Libc.GetTerminalModes(Slave, seen);
            }
        }
    }
}
