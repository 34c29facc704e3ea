using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Diagnoser.Cli.Running.Unix;

/// <summary>
/// The few functions of the C library that wrapping a command needs and .NET does not offer. Numbers are those of the headers of Linux
/// (glibc, musl) and macOS; where the two differ, both are given.
/// </summary>
internal static unsafe partial class Libc
{
    public const int NoSuchFile = 2;
    public const int Interrupted = 4;
    public const int NotExecutableFormat = 8;
    public const int TryAgain = 11;
    public const int Overwritten = 32;
    public const int ReportStopped = 2;
    public const int SignalHangup = 1;
    public const int SignalKill = 9;
    public const int SignalPipe = 13;
    public const int SignalTerminate = 15;
    public const int SpawnSetSignalDefaults = 0x04;
    public const short PollOut = 4;

    private const int ReadWrite = 2;
    private const int SetDescriptorFlags = 2;
    private const int SetPipeSize = 1031;

    private static readonly bool s_isMac = OperatingSystem.IsMacOS();
    private static readonly bool s_variadicOnStack = s_isMac && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    public static int CloseOnExec => s_isMac ? 0x1000000 : 0x80000;

    public static int NoControllingTerminal => s_isMac ? 0x20000 : 0x100;

    public static int NonBlocking => s_isMac ? 0x4 : 0x800;

    public static int SignalContinue => s_isMac ? 19 : 18;

    public static int SignalStop => s_isMac ? 17 : 19;

    public static int SignalTerminalOutput => 22;

    public static int SignalWindow => 28;

    public static int SignalUser1 => s_isMac ? 30 : 10;

    public static int SignalUser2 => s_isMac ? 31 : 12;

    /// <summary>The number of the last call's error; valid right after it.</summary>
    public static int LastError => Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollDescriptor* descriptors, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "isatty")]
    public static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint SetDisposition(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Wait(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    public static partial int OwnGroup();

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    public static partial int ForegroundGroup(int terminal);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    public static partial int GetTerminalModes(int terminal, byte* modes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    public static partial int SetTerminalModes(int terminal, int when, byte* modes);

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    public static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    public static partial int GrantSlave(int master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    public static partial int UnlockSlave(int master);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    public static partial byte* SlaveName(int master);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitializeActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitializeAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetSignalDefaults(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int EmptySignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    public static partial int AddSignal(byte* signals, int signal);

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    public static partial int Spawn(int* process, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    /// <summary>Opens a file that exists.</summary>
    public static int Open(string path, int flags)
    {
        nint text = Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            return OpenFile((byte*)text, flags | CloseOnExec);
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>Opens a terminal without making it this process's own; -1 if it cannot be opened.</summary>
    public static int OpenTerminal(string path) => Open(path, ReadWrite | NoControllingTerminal);

    /// <summary>Opens a pipe whose ends no other program inherits.</summary>
    /// <exception cref="IOException">No descriptors are left.</exception>
    public static (int Reading, int Writing) OpenPipe()
    {
        int* ends = stackalloc int[2];
        if ((s_isMac ? OpenPipe(ends) : OpenPipe(ends, CloseOnExec)) != 0)
        {
            throw new IOException("no pipe can be opened: " + Marshal.GetPInvokeErrorMessage(LastError));
        }

        if (s_isMac)
        {
            Control(ends[0], SetDescriptorFlags, 1);
            Control(ends[1], SetDescriptorFlags, 1);
        }

        return (ends[0], ends[1]);
    }

    /// <summary>Makes a pipe hold more, so that a command seldom waits for its reader. Where that is not possible, it stays as it is.</summary>
    public static void Widen(int pipe, int bytes)
    {
        if (!s_isMac)
        {
            Control(pipe, SetPipeSize, bytes);
        }
    }

    /// <summary>The size of a terminal's window; all zero if it has none.</summary>
    public static WindowSize GetWindowSize(int terminal)
    {
        WindowSize size = default;
        return ControlDevice(terminal, s_isMac ? 0x40087468u : 0x5413u, &size) == 0 ? size : default;
    }

    /// <summary>Sets the size of a terminal's window.</summary>
    public static void SetWindowSize(int terminal, WindowSize size) => ControlDevice(terminal, s_isMac ? 0x80087467u : 0x5414u, &size);

    // On Apple's ARM processors further arguments of variadic functions lie on the stack, behind those for which there are eight registers.
    private static int ControlDevice(int descriptor, nuint request, void* argument) =>
        s_variadicOnStack ? ControlDevice(descriptor, request, 0, 0, 0, 0, 0, 0, argument) : ControlDeviceInRegisters(descriptor, request, argument);

    private static int Control(int descriptor, int command, nint argument) =>
        s_variadicOnStack ? Control(descriptor, command, 0, 0, 0, 0, 0, 0, argument) : ControlInRegisters(descriptor, command, argument);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int OpenFile(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int OpenPipe(int* ends);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int OpenPipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int ControlDeviceInRegisters(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int ControlDevice(int descriptor, nuint request, nint a, nint b, nint c, nint d, nint e, nint f, void* argument);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int ControlInRegisters(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, nint a, nint b, nint c, nint d, nint e, nint f, nint argument);
}
