using System.Runtime.CompilerServices;

namespace Diagnoser.Reporting.Tests;

/// <summary>A changed approval fails the test; it opens no comparison program.</summary>
internal static class DiffToolOff
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("DiffEngine_Disabled", "true");
}
