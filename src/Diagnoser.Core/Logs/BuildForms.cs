namespace Diagnoser.Core.Logs;

/// <summary>Builds and installations that fail: compilers, linkers, CMake, ninja, pip, conda, uv.</summary>
internal static class BuildForms
{
    public static IReadOnlyList<FailureForm> All { get; } =
    [
        new("error: ", IncidentKind.BuildFailure) { Expression = @"^[^\s:]+\.(c|cc|cpp|cxx|cu|cuh|h|hpp|hip|mm|m|rs)(:\d+(:\d+)?|\(\d+\)): (fatal )?error: ?(?<message>.+)", Name = "compiler", Follow = 2 },
        new("fatal error", IncidentKind.BuildFailure) { Expression = @"\.(c|cc|cpp|cxx|cu|cuh|h|hpp)(:\d+:\d+|\(\d+\)): fatal error(: (?<message>.+)| (?<message>C\d+: .+))", Name = "compiler", Follow = 2 },
        new(": error C", IncidentKind.BuildFailure) { Expression = @"\(\d+(,\d+)?\): error (?<message>C\d{4}: .+)", Name = "compiler" },
        new("error LNK", IncidentKind.BuildFailure) { Expression = @"error (?<message>LNK\d+: .+)", Name = "linker" },
        new("nvcc fatal", IncidentKind.BuildFailure) { Expression = @"nvcc fatal\s*:\s*(?<message>.+)", Name = "nvcc" },
        new("#error", IncidentKind.BuildFailure) { Expression = @"#error (?<message>-- .+)", Name = "nvcc" },
        new("undefined reference to", IncidentKind.BuildFailure) { Expression = @"(?<message>undefined reference to .+)", Name = "linker" },
        new("cannot find -l", IncidentKind.BuildFailure) { Expression = @"(?<message>cannot find -l\S+.*)", Name = "linker" },
        new("CMake Error", IncidentKind.BuildFailure) { Expression = @"CMake Error( at [^:]+:\d+)?( \([^)]*\))?:\s*(?<message>.*)", Name = "cmake", Follow = 3 },
        new("ninja: error", IncidentKind.BuildFailure) { Expression = @"ninja: error: (?<message>.+)", Name = "ninja" },
        new("ninja: build stopped", IncidentKind.BuildFailure) { Name = "ninja", Standing = Standing.Relayed },
        new("ninja: fatal", IncidentKind.BuildFailure) { Expression = @"ninja: fatal: (?<message>.+)", Name = "ninja" },
        new("make: ***", IncidentKind.BuildFailure) { Name = "make", Standing = Standing.Relayed },
        new("FAILED: ", IncidentKind.BuildFailure) { Expression = @"^FAILED: (\[code=\d+\] )?\S+\.(o|obj|so)", Name = "ninja", Standing = Standing.Relayed },
        new("Failed building wheel for", IncidentKind.BuildFailure) { Expression = @"(?<message>Failed building wheel for \S+)", Name = "pip", Standing = Standing.Trace },
        new("Failed to build installable wheels", IncidentKind.BuildFailure) { Name = "pip", Standing = Standing.Relayed },
        new("Could not build wheels for", IncidentKind.BuildFailure) { Name = "pip", Standing = Standing.Relayed },
        new("subprocess-exited-with-error", IncidentKind.BuildFailure) { Name = "pip", Standing = Standing.Relayed },
        new("metadata-generation-failed", IncidentKind.BuildFailure) { Name = "pip", Standing = Standing.Relayed },
        new("did not run successfully", IncidentKind.BuildFailure) { Name = "pip", Standing = Standing.Relayed },
        new("ResolutionImpossible", IncidentKind.BuildFailure) { Name = "pip", Standing = Standing.Trace },
        new("because these package versions have conflicting dependencies", IncidentKind.BuildFailure) { Name = "pip", Follow = 4 },
        new("dependency resolver does not currently take into account", IncidentKind.BuildFailure) { Name = "pip", Follow = 4 },
        new(" which is incompatible", IncidentKind.BuildFailure) { Expression = @"(?<message>\S+ \S+ (requires|has requirement) .+ which is incompatible)", Name = "pip" },
        new("No matching distribution found for", IncidentKind.BuildFailure) { Expression = @"(?<message>No matching distribution found for .+)", Name = "pip" },
        new("Could not find a version that satisfies", IncidentKind.BuildFailure) { Expression = @"(?<message>Could not find a version that satisfies .+)", Name = "pip" },
        new("is not a supported wheel on this platform", IncidentKind.BuildFailure) { Expression = @"(?<message>\S+ is not a supported wheel on this platform)", Name = "pip" },
        new("requires a different Python", IncidentKind.BuildFailure) { Expression = @"(?<message>Package .+ requires a different Python.*)", Name = "pip" },
        new("Microsoft Visual C++ 14", IncidentKind.BuildFailure) { Expression = @"(?<message>Microsoft Visual C\+\+ 14.* is required.*)", Name = "pip" },
        new("externally-managed-environment", IncidentKind.BuildFailure) { Name = "pip" },
        new("No solution found when resolving", IncidentKind.BuildFailure) { Name = "uv", Follow = 3 },
        new("PackagesNotFoundError", IncidentKind.BuildFailure) { Name = "conda" },
        new("LibMambaUnsatisfiableError", IncidentKind.BuildFailure) { Name = "conda", Follow = 3 },
        new("command 'gcc' failed", IncidentKind.BuildFailure) { Name = "pip", Standing = Standing.Trace },
        new("error: command '", IncidentKind.BuildFailure) { Expression = @"error: (?<message>command '.+' failed.*)", Name = "pip", Standing = Standing.Relayed },
        new("can't find Rust compiler", IncidentKind.BuildFailure) { Name = "pip" },
    ];
}
