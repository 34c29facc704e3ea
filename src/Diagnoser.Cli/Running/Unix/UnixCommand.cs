using System.Runtime.InteropServices;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>
/// Starts a program with posix_spawn. Fork is out of the question in a process with threads, as every .NET process is; posix_spawn does
/// between fork and exec only what it was told, in C, without touching managed memory. The program stays in this process's group and
/// session, so that job control and keyboard signals reach it as they would without a wrapper.
/// </summary>
internal static unsafe class UnixCommand
{
    // Larger than posix_spawnattr_t, posix_spawn_file_actions_t and sigset_t of any system (336, 80 and 128 bytes with glibc).
    private const int LargestStructure = 1024;
    private const string Shell = "/bin/sh";

    /// <summary>Starts a program.</summary>
    /// <param name="path">The program's file.</param>
    /// <param name="command">The command line; its first word is what the program sees as its name.</param>
    /// <param name="output">The descriptor that becomes standard output, or -1 to hand on this process's own.</param>
    /// <param name="error">The descriptor that becomes standard error, or -1 to hand on this process's own.</param>
    /// <param name="process">The process.</param>
    /// <returns>0, or the number of the error.</returns>
    public static int Start(string path, IReadOnlyList<string> command, int output, int error, out int process)
    {
        int result = StartProgram(path, command, output, error, out process);

        // As every shell and execvp do: a script without a first line that names its interpreter is for sh.
        return result == Libc.NotExecutableFormat ? StartProgram(Shell, [Shell, path, .. command.Skip(1)], output, error, out process) : result;
    }

    private static int StartProgram(string path, IReadOnlyList<string> arguments, int output, int error, out int process)
    {
        byte* actions = stackalloc byte[LargestStructure];
        byte* attributes = stackalloc byte[LargestStructure];
        byte* signals = stackalloc byte[LargestStructure];
        nint[] words = new nint[arguments.Count + 1];
        for (int index = 0; index < arguments.Count; index++)
        {
            words[index] = Marshal.StringToCoTaskMemUTF8(arguments[index]);
        }

        nint file = Marshal.StringToCoTaskMemUTF8(path);
        int started = 0;
        _ = Libc.InitializeActions(actions);
        _ = Libc.InitializeAttributes(attributes);
        try
        {
            Connect(actions, output, 1);
            Connect(actions, error, 2);

            // The runtime ignores SIGPIPE for itself, and what is ignored stays ignored in the program that is started.
            _ = Libc.EmptySignals(signals);
            _ = Libc.AddSignal(signals, Libc.SignalPipe);
            _ = Libc.SetSignalDefaults(attributes, signals);
            _ = Libc.SetFlags(attributes, Libc.SpawnSetSignalDefaults);
            fixed (nint* first = words)
            {
                return Libc.Spawn(&started, (byte*)file, actions, attributes, (byte**)first, EnvironmentOfProcess());
            }
        }
        finally
        {
            process = started;
            _ = Libc.DestroyActions(actions);
            _ = Libc.DestroyAttributes(attributes);
            Marshal.FreeCoTaskMem(file);
            foreach (nint word in words)
            {
                Marshal.FreeCoTaskMem(word);
            }
        }
    }

    private static void Connect(byte* actions, int descriptor, int standard)
    {
        if (descriptor >= 0)
        {
            _ = Libc.AddDuplicate(actions, descriptor, standard);
        }
    }

    // The C library's own block, so that even what is no text reaches the program unchanged.
    private static byte** EnvironmentOfProcess()
    {
        nint library = NativeLibrary.GetMainProgramHandle();
        return OperatingSystem.IsMacOS()
            ? *((delegate* unmanaged<byte***>)NativeLibrary.GetExport(library, "_NSGetEnviron"))()
            : *(byte***)NativeLibrary.GetExport(library, "environ");
    }
}
