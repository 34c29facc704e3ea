using System.Text;
using Diagnoser.Cli.Running.Unix;

namespace Diagnoser.Cli;

/// <summary>The streams that the program talks through; tests replace them.</summary>
/// <param name="OpenInput">Opens standard input as bytes.</param>
/// <param name="Output">Where answers go.</param>
/// <param name="Error">Where errors and progress go.</param>
/// <param name="InputIsRedirected">Whether something is piped into the program.</param>
/// <param name="OutputIsTerminal">Whether a person reads the output directly.</param>
/// <param name="ErrorIsTerminal">Whether a person sees standard error, so that progress may be shown there.</param>
/// <param name="Width">The terminal's width in columns.</param>
internal sealed record Terminal(
    Func<Stream> OpenInput, TextWriter Output, TextWriter Error, bool InputIsRedirected, bool OutputIsTerminal, bool ErrorIsTerminal, int Width)
{
    private const int WidthOfPipes = 100;
    private const int LeastWidth = 40;
    private const int MostWidth = 120;
    private const int RedirectedBufferCharacters = 16 * 1024;

    /// <summary>The process's own streams.</summary>
    public static Terminal FromConsole()
    {
        bool outputIsTerminal = !Console.IsOutputRedirected;
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        TextWriter output = new LazyWriter(outputIsTerminal ? static () => Console.Out : OpenRedirectedOutput);
        return new Terminal(Console.OpenStandardInput, output, new LazyWriter(static () => Console.Error), Console.IsInputRedirected, outputIsTerminal, !Console.IsErrorRedirected, outputIsTerminal || !Console.IsErrorRedirected ? WidthOfWindow(outputIsTerminal ? 1 : 2) : WidthOfPipes);
    }

    // The console's own writer hands over 256 characters at a time, each with a call of the system.
    private static StreamWriter OpenRedirectedOutput() =>
        new(Console.OpenStandardOutput(), bufferSize: RedirectedBufferCharacters) { AutoFlush = true };

    // Asking the console class would set the terminal up for line editing, which shows in what a wrapped command prints.
    private static int WidthOfWindow(int descriptor)
    {
        try
        {
            int width = OperatingSystem.IsWindows() ? Console.WindowWidth : Libc.GetWindowSize(descriptor).Columns;
            return width > 0 ? Math.Clamp(width, LeastWidth, MostWidth) : WidthOfPipes;
        }
        catch (IOException)
        {
            return WidthOfPipes;
        }
    }
}
