using Diagnoser.Core.Facts.Text;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Diagnosis;

/// <summary>A command as somebody typed it, taken apart: variables set before it, what starts the program, its options with their values.</summary>
internal sealed class TypedCommand
{
    /// <summary>A longer one is a script of its own; nobody copies it from an answer.</summary>
    private const int Longest = 300;

    private const int MostWordsOfValue = 3;

    /// <summary>What a shell would act upon, or what stands in sentences.</summary>
    private static readonly SignSet s_foreign = SignSet.Of(";|&`$()<>\\\n");

    private static readonly string[] s_withSubcommand = ["vllm", "sglang", "lmdeploy", "ollama", "swift", "llamafactory-cli", "axolotl", "xinference", "lms", "accelerate"];

    private static readonly string[] s_containers = ["docker", "podman", "nerdctl", "apptainer", "singularity", "kubectl"];

    private static readonly string[] s_launchers = ["torchrun", "torch.distributed.run", "torch.distributed.launch", "deepspeed", "accelerate launch"];

    private static readonly Dictionary<string, string> s_otherNames = new(StringComparer.Ordinal)
    {
        ["vllm.entrypoints.openai.api_server"] = "vllm serve",
        ["sglang.launch_server"] = "sglang serve",
    };

    /// <summary>The settings that have several names in one program; of other kinds there are several settings.</summary>
    private static readonly SettingKind[] s_oneSetting =
        [SettingKind.Model, SettingKind.Tensor, SettingKind.Pipeline, SettingKind.Context, SettingKind.GpusPerNode, SettingKind.Nodes, SettingKind.Dtype, SettingKind.NewTokens];

    private static readonly string[] s_secretEndings = ["token", "key", "secret", "password", "passwd"];

    private readonly List<string> _variables;
    private readonly List<string> _start;
    private readonly List<Option> _options;

    private TypedCommand(List<string> variables, List<string> start, List<Option> options, string program, int arguments)
    {
        _variables = variables;
        _start = start;
        _options = options;
        Program = program;
        Arguments = arguments;
    }

    /// <summary>The program and its subcommand, one name for all ways to start it: <c>vllm serve</c>.</summary>
    public string Program { get; }

    /// <summary>How many words stand between the program and its first option, such as the model.</summary>
    public int Arguments { get; }

    private bool IsLauncher => s_launchers.Contains(Program);

    /// <summary>Whether it sets anything: variables or options.</summary>
    public bool HasSettings => _variables.Count + _options.Count > 0;

    /// <summary>The word between program and first option; null unless it is a single one.</summary>
    public string? Argument => Arguments == 1 ? _start[^1] : null;

    /// <summary>Takes a command apart.</summary>
    /// <param name="text">The command, one line.</param>
    /// <returns>The parts; null if it is no plain command: prose, several commands, redirections, substitutions, or a command of a container, which has one inside.</returns>
    public static TypedCommand? TryReadTyped(string text) =>
        text.Length <= Longest && !text.AsSpan().ContainsAny(s_foreign) && !text.Contains("...", StringComparison.Ordinal) && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            && TryRead(text) is { Arguments: <= 1 } command && !s_containers.Contains(command.Program) && command._options.TrueForAll(option => option.Value.Count(' ') < MostWordsOfValue)
            ? command.WithoutSecrets()
            : null;

    /// <summary>Takes the command of a fix apart, whose places for the person to fill in stand in angle brackets.</summary>
    /// <param name="text">The command.</param>
    public static TypedCommand? TryRead(string text)
    {
        List<string> words = WordsOf(text);
        List<string> variables = [.. words.TakeWhile(word => word.IndexOf('=') > 0 && word[0] is not '-' and not '<')];
        words.RemoveRange(0, variables.Count);
        int named = WordsOfProgram(words);
        if (named == 0 || words[named - 1][0] == '-')
        {
            return null;
        }

        int start = named;
        while (start < words.Count && !IsOption(words[start]))
        {
            start++;
        }

        // Python's module or script; else the program without its folder, with its subcommands.
        string program = IsPython(words[0]) ? words[named - 1] : string.Join(' ', words.Take(named).Select(word => word[(word.LastIndexOf('/') + 1)..]));
        return new TypedCommand(variables, words[..start], OptionsOf(words[start..]), s_otherNames.GetValueOrDefault(program, program), start - named);
    }

    /// <summary>The command with what a fix sets: variables and options of the same name get its values, the others are added.</summary>
    /// <param name="fix">The command of the fix, of the same program or of any.</param>
    /// <returns>The changed command; null if the fix leaves a value to the person that the command does not have.</returns>
    public TypedCommand? With(TypedCommand fix)
    {
        List<string> variables = [.. fix._variables, .. _variables.Where(own => !fix._variables.Exists(other => NameOf(other) == NameOf(own)))];
        List<Option> options = [.. _options];
        foreach (Option change in fix._options)
        {
            options.RemoveAll(own => own.Contradicts(change));
            int place = options.FindIndex(own => own.IsSameAs(change));
            if (change.Value.StartsWith('<'))
            {
                if (place < 0)
                {
                    return null;
                }

                continue;
            }

            if (place < 0)
            {
                if (IsLauncher && Arguments > 0)
                {
                    return null;
                }

                // What follows the value is the script, which the command names already; a launcher's own options stand before it.
                Option added = change.Value.Contains('<', StringComparison.Ordinal) ? change with { Value = change.First } : change;
                options.Insert(IsLauncher ? 0 : options.Count, added);
            }
            else if (change.First.Length > 0)
            {
                options[place] = options[place].WithFirst(change.First);
            }
        }

        return new TypedCommand(variables.Order(StringComparer.Ordinal).SequenceEqual(_variables.Order(StringComparer.Ordinal)) ? _variables : variables, _start, options, Program, Arguments);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', [.. _variables, .. _start, .. _options.Select(option => option.ToString())]);

    /// <summary>An answer is copied and shown around; a token that was typed is not said again.</summary>
    private TypedCommand WithoutSecrets() => new(
        [.. _variables.Select(variable => HoldsSecret(NameOf(variable)) ? $"{NameOf(variable)}=<{NameOf(variable)}>" : variable)],
        _start,
        _options.ConvertAll(option => HoldsSecret(option.Name) && option.Value.Length > 0 ? option.WithFirst($"<{option.Name.TrimStart('-')}>") : option),
        Program,
        Arguments);

    private static bool HoldsSecret(string name) => Array.Exists(s_secretEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static int WordsOfProgram(List<string> words) => words switch
    {
        ["python" or "python3", "-m", _, ..] or ["lmdeploy", "serve", _, ..] => 3,
        [var program, _, ..] when IsPython(program) || s_withSubcommand.Contains(program) => 2,
        _ => Math.Min(1, words.Count),
    };

    private static bool IsPython(string word) => word is "python" or "python3";

    private static string NameOf(string variable) => variable[..variable.IndexOf('=')];

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]) && word[1] != '.';

    private static List<Option> OptionsOf(List<string> words)
    {
        List<Option> options = [];
        foreach (string word in words)
        {
            if (IsOption(word))
            {
                int sign = word.IndexOf('=');
                options.Add(sign < 0 ? new Option(word, ' ', "") : new Option(word[..sign], '=', word[(sign + 1)..]));
            }
            else
            {
                Option last = options[^1];
                options[^1] = last with { Value = last.Value.Length == 0 ? word : $"{last.Value} {word}" };
            }
        }

        return options;
    }

    private static List<string> WordsOf(string text)
    {
        List<string> words = [];
        int start = 0;
        char quote = '\0';
        for (int index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || (text[index] == ' ' && quote == '\0'))
            {
                if (index > start)
                {
                    words.Add(text[start..index]);
                }

                start = index + 1;
            }
            else if (quote == '\0' ? text[index] is '"' or '\'' : text[index] == quote)
            {
                quote = quote == '\0' ? text[index] : '\0';
            }
        }

        return words;
    }

    /// <summary>An option with its value.</summary>
    /// <param name="Name">Its name with its hyphens.</param>
    /// <param name="Separator">What stands between name and value.</param>
    /// <param name="Value">The value, or several, and what follows it without being an option; empty if there is none.</param>
    private sealed record Option(string Name, char Separator, string Value)
    {
        private string Bare => Name.TrimStart('-').Replace('_', '-');

        /// <summary>The first word of the value.</summary>
        public string First => Value.IndexOf(' ') is > 0 and var end ? Value[..end] : Value;

        /// <summary>Whether two options set the same, by one name or by two: <c>--tp</c> and <c>--tensor-parallel-size</c>.</summary>
        public bool IsSameAs(Option other) =>
            Bare == other.Bare || (SettingNames.TryFind(Bare, out SettingKind own) && SettingNames.TryFind(other.Bare, out SettingKind others) && own == others && s_oneSetting.Contains(own));

        /// <summary>Whether one switches off what the other switches on.</summary>
        public bool Contradicts(Option other) => Bare == "no-" + other.Bare || "no-" + Bare == other.Bare;

        /// <summary>The option with another value in place of the first one.</summary>
        public Option WithFirst(string value) => this with { Value = value + Value[First.Length..] };

        public override string ToString() => Value.Length == 0 ? Name : $"{Name}{Separator}{Value}";
    }
}
