using System.Runtime.CompilerServices;

namespace Diagnoser.Cli.Tests;

/// <summary>Tests run commands that add to the history; the history of whoever runs the tests is left alone.</summary>
internal static class HistoryOfTests
{
    [ModuleInitializer]
    internal static void TurnOff() => Environment.SetEnvironmentVariable("LLMDIAG_HISTORY", "off");
}
