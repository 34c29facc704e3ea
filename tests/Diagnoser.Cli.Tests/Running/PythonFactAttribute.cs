using Diagnoser.Cli.Running.Unix;

namespace Diagnoser.Cli.Tests.Running;

/// <summary>A test that needs python3, which not every machine has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() =>
        Skip = !OperatingSystem.IsWindows() && ProgramFile.Find("python3", Environment.GetEnvironmentVariable("PATH")) is not null ? null : "needs python3";
}
