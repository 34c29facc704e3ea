namespace Diagnoser.Collectors.Machines;

/// <summary>Gives back what tools printed when a machine was recorded; a tool that was not run then is missing.</summary>
internal sealed class RecordedTools : IMachineTools
{
    private readonly string _folder;
    private readonly Dictionary<string, RecordedCommand> _commands;

    public RecordedTools(string folder, IEnumerable<RecordedCommand> commands)
    {
        _folder = Path.Combine(folder, "commands");
        _commands = commands.ToDictionary(command => command.Line, StringComparer.Ordinal);
    }

    public Task<ToolResult> RunAsync(ToolCall invocation, TimeSpan limit, CancellationToken cancellation) =>
        Task.FromResult(_commands.TryGetValue(invocation.Line, out RecordedCommand? command)
            ? new ToolResult(command.Outcome, command.ExitCode, Read(command.Output), Read(command.Error))
            : ToolResult.Missing);

    private string Read(string? file)
    {
        // The description names files of its own folder only.
        string? path = file is null ? null : Path.Combine(_folder, Path.GetFileName(file));
        return path is not null && File.Exists(path) ? File.ReadAllText(path) : "";
    }
}
