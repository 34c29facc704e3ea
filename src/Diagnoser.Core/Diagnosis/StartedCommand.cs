using System.Buffers;
using Diagnoser.Core.Facts;

namespace Diagnoser.Core.Diagnosis;

/// <summary>What the text says was started, so that commands of fixes name its model and advise nothing that was done already.</summary>
internal sealed class StartedCommand
{
    private const string ModelPlace = "<model>";

    /// <summary>The characters of model names that a shell takes as they are.</summary>
    private static readonly SearchValues<char> s_safe = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:");

    private readonly string[] _started;
    private readonly string? _model;

    /// <summary>Reads the facts.</summary>
    /// <param name="facts">The facts of the text and the machine.</param>
    public StartedCommand(FactSet facts)
    {
        _started = [.. facts.Of("launch.command").Select(fact => $" {fact.Value} ")];
        _model = facts.ValueOf("model.name");
    }

    /// <summary>
    /// Puts the model's name where a command asks for it: a name of Ollama's library (<c>qwen3:8b</c>) for its own commands, a name of the hub
    /// (<c>Qwen/Qwen3-8B</c>) for the others. A name that is neither may be a folder, which the text does not tell.
    /// </summary>
    /// <param name="command">The command of a fix.</param>
    public string Name(string command) =>
        _model is not null && !_model.AsSpan().ContainsAnyExcept(s_safe) && IsTaken(command, _model) ? FillWords(command, _model) : command;

    /// <summary>Whether all that a command sets stands in a command of the text with the same value: it was tried, and here we are.</summary>
    /// <param name="command">The command of a fix.</param>
    public bool HasAllOf(string command)
    {
        string[] settings = [.. SettingsOf(command)];
        return settings.Length > 0 && Array.Exists(_started, started => Array.TrueForAll(settings, setting => started.Contains($" {setting} ", StringComparison.Ordinal)));
    }

    private static bool IsTaken(string command, string model) =>
        EngineCommand.EngineOf(command) == "ollama" ? model.Contains(':', StringComparison.Ordinal) : model.Contains('/', StringComparison.Ordinal) && !model.Contains(':', StringComparison.Ordinal);

    // Qwen/<model> and the like ask for a part of a name.
    private static string FillWords(string command, string model)
    {
        string[] words = command.Split(' ');
        for (int index = 0; index < words.Length; index++)
        {
            words[index] = words[index] == ModelPlace ? model : words[index];
        }

        return string.Join(' ', words);
    }

    /// <summary>The variables in front of a command, and its options with their values.</summary>
    private static IEnumerable<string> SettingsOf(string command)
    {
        if (EngineCommand.EngineOf(command) is null)
        {
            yield break;
        }

        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (string variable in words.TakeWhile(word => word.IndexOf('=') > 0 && word[0] != '-'))
        {
            yield return variable;
        }

        for (int index = 0; index < words.Length; index++)
        {
            if (words[index].StartsWith("--", StringComparison.Ordinal))
            {
                bool hasValue = index + 1 < words.Length && words[index + 1][0] != '-';
                yield return hasValue ? $"{words[index]} {words[index + 1]}" : words[index];
            }
        }
    }
}
