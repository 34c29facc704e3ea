namespace Diagnoser.Cli.Tests.Running;

/// <summary>A test that needs sh and signals.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs sh" : null;
}
