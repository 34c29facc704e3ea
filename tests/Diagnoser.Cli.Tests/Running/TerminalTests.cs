using System.Runtime.InteropServices;
using System.Text;
using Diagnoser.Cli.Running.Unix;

namespace Diagnoser.Cli.Tests.Running;

/// <summary>'llmdiag run' where its output is a terminal.</summary>
public sealed class TerminalTests
{
    [UnixFact]
    public void A_command_sees_a_terminal_of_the_same_size_where_llmdiag_has_one()
    {
        (string output, int exitCode) = RunInTerminal(_ => "test -t 1 && test -t 2 && stty size <&1; printf '\\033[31mred\\033[0m\\n'; exit 6");

        output.ShouldBe("33 99\r\n\u001b[31mred\u001b[0m\r\n");
        exitCode.ShouldBe(6);
    }

    [UnixFact]
    public void Modes_that_a_command_sets_where_it_writes_become_those_of_the_users_terminal()
    {
        // They are carried over with the output that follows, by another process: the script waits for it, for five seconds at most.
        (string output, _) = RunInTerminal(terminal =>
            $"stty -echo -icanon <&1; echo set; for i in $(seq 100); do stty -a <{terminal} | grep -q -e -icanon && break; sleep 0.05; done; stty -a <{terminal}");

        output.ShouldStartWith("set\r\n");
        output.ShouldContain("-icanon");
        output.ShouldContain("-echo ");
    }

    /// <summary>Runs a script under the program, whose standard output and error are a new terminal of 33 lines and 99 columns.</summary>
    private static unsafe (string Output, int ExitCode) RunInTerminal(Func<string, string> script)
    {
        using OutputTerminal terminal = OutputTerminal.Open(user: -1)!;
        Libc.SetWindowSize(terminal.Master, new WindowSize(33, 99, 0, 0));
        string name = Marshal.PtrToStringUTF8((nint)Libc.SlaveName(terminal.Master))!;
        string[] command = [WrappedRun.Program, "run", "--quiet", "--no-machine", "--", "sh", "-c", script(name)];
        UnixCommand.Start(WrappedRun.Program, command, terminal.Slave, terminal.Slave, out int process).ShouldBe(0);
        terminal.CloseSlave();

        string output = ReadAll(terminal.Master);
        int status;
        Libc.Wait(process, &status, 0).ShouldBe(process);
        return (output, (status >> 8) & 0xff);
    }

    private static unsafe string ReadAll(int master)
    {
        StringBuilder output = new();
        byte[] buffer = new byte[4096];
        fixed (byte* bytes = buffer)
        {
            nint count;
            while ((count = Libc.Read(master, bytes, 4096)) > 0)
            {
                output.Append(Encoding.UTF8.GetString(buffer, 0, (int)count));
            }
        }

        return output.ToString();
    }
}
