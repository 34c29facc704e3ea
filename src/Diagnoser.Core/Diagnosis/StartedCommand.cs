using Diagnoser.Core.Facts;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Diagnosis;

/// <summary>What the text says was started, so that a fix is that very command with the change, and advises nothing that was done already.</summary>
internal sealed class StartedCommand
{
    private const string ModelPlace = "<model>";

    /// <summary>The characters of model names that a shell takes as they are.</summary>
    private static readonly SignSet s_safe = SignSet.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:");

    private readonly TypedCommand[] _started;
    private readonly string? _model;

    /// <summary>Reads the facts.</summary>
    /// <param name="facts">The facts of the text and the machine.</param>
    public StartedCommand(FactSet facts)
    {
        _started = [.. facts.Of("launch.command").Select(fact => TypedCommand.TryReadTyped(fact.Value)).OfType<TypedCommand>()];
        _model = facts.ValueOf("model.name");
    }

    /// <summary>
    /// The command of a fix as this person would type it: the started command of the same program with what the fix sets, or else the fix's own with the
    /// model's name where it is known.
    /// </summary>
    /// <param name="command">The command of a fix.</param>
    public string Adapt(string command) => Changed(command)?.New.ToString() ?? Name(command);

    /// <summary>Whether all that a command sets was set with the same values: it was tried, and here we are.</summary>
    /// <param name="command">The command of a fix.</param>
    public bool HasAllOf(string command) => Changed(command) is { } changed && changed.New.ToString() == changed.Old.ToString();

    private (TypedCommand Old, TypedCommand New)? Changed(string command)
    {
        if (TypedCommand.TryRead(command) is not { HasSettings: true } fix)
        {
            return null;
        }

        // <command>, <your command>: the fix sets variables for whatever was started.
        TypedCommand? own = fix.Program[0] == '<' ? (_started.Length == 1 ? _started[0] : null)
            : Array.Find(_started, started => started.Program == fix.Program && IsForModelOf(fix, started));
        return own?.With(fix) is { } changed ? (own, changed) : null;
    }

    /// <summary>Whether a fix leaves the model open, or names the one that was started. One with another model means the change.</summary>
    private static bool IsForModelOf(TypedCommand fix, TypedCommand started) =>
        fix.Arguments == 0 || (fix.Argument is { } model && (model[0] == '<' || started.Argument?.EndsWith(model, StringComparison.Ordinal) == true));

    /// <summary>
    /// Puts the model's name where a command asks for it: a name of Ollama's library (<c>qwen3:8b</c>) for its own commands, a name of the hub
    /// (<c>Qwen/Qwen3-8B</c>) for the others. A name that is neither may be a folder, which the text does not tell.
    /// </summary>
    private string Name(string command) =>
        _model is not null && !_model.AsSpan().ContainsAnyExcept(s_safe) && IsTaken(command, _model)
            ? string.Join(' ', command.Split(' ').Select(word => word == ModelPlace ? _model : word))
            : command;

    private static bool IsTaken(string command, string model) =>
        EngineCommand.EngineOf(command) == "ollama" ? model.Contains(':', StringComparison.Ordinal) : model.Contains('/', StringComparison.Ordinal) && !model.Contains(':', StringComparison.Ordinal);
}
