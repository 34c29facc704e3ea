using System.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the command line that started the program, over continued lines or out of a sentence, and the launcher that it uses.</summary>
internal sealed class CommandReader : IFactReader
{
    private static readonly string[] s_wrappers = ["sudo ", "nohup ", "time ", "exec "];

    private const int LongestCommand = 1500;

    private static readonly string[] Programs =
    [
        "python ", "python3 ", "torchrun ", "deepspeed ", "accelerate launch ", "mpirun ", "srun ", "ray start ", "ray job ", "vllm ", "ollama run ", "ollama serve", "ollama create ", "llama-server ", "llama-cli ", "llama-bench ", "./main ", "./server ",
        "./llama-", "./build/bin/", "docker run ", "swift sft ", "swift infer ", "swift deploy ", "swift export ", "lmdeploy ", "llamafactory-cli ", "xinference ", "text-generation-launcher ", "trtllm-", "mlx_lm.", "python -m ", "axolotl ", "sglang ",
    ];

    /// <summary>How a command begins in the middle of a sentence, where a program's name alone is only spoken of.</summary>
    private static readonly string[] Beginnings =
    [
        "vllm serve ", "ollama run ", "python -m ", "python3 -m ", "llama-server -", "llama-cli -", "swift sft ", "swift infer ", "swift deploy ", "lmdeploy serve ", "lmdeploy chat ",
        "llamafactory-cli ", "torchrun -", "accelerate launch ", "sglang serve ", "xinference launch ",
    ];

    private readonly StringBuilder _command = new();
    private long _startLine;
    private bool _continues;

    /// <summary>Whether the last line ended in a backslash, so that the next one belongs to the command.</summary>
    public bool Continues => _continues;

    /// <inheritdoc/>
    public void Read(in LogLine line, TextContext context, FactLedger facts)
    {
        ReadOnlySpan<char> text = line.Text.Trim();
        if (_continues)
        {
            Append(WithoutProse(text, inSentence: false), facts);
            return;
        }

        bool inSentence = line.Role is LineRole.Prose or LineRole.Heading;
        ReadOnlySpan<char> command = WithoutProse(WithoutPrompt(text), inSentence);
        ReadOnlySpan<char> program = WithoutAssignments(command);
        if (!IsCommand(program))
        {
            if (inSentence)
            {
                ReadSentence(line, facts);
            }

            return;
        }

        _command.Clear();
        _startLine = line.Number;
        facts.Add("launch.launcher", LauncherOf(program), line.Number, FactStrength.Stated);
        Append(command, facts);
    }

    /// <summary>A line that ends in a backslash goes on with the command.</summary>
    private static ReadOnlySpan<char> WithoutProse(ReadOnlySpan<char> command, bool inSentence) =>
        command.EndsWith("\\", StringComparison.Ordinal) ? command : CommandExtent.Of(command, inSentence);

    /// <summary>Reads a command that a sentence tells: <c>用 ollama run qwen2.5:7b 之后一直重复</c>.</summary>
    private static void ReadSentence(in LogLine line, FactLedger facts)
    {
        foreach (string beginning in Beginnings)
        {
            int at = line.Text.IndexOf(beginning, StringComparison.Ordinal);
            if (at <= 0 || !TextScan.IsWordStart(line.Text, at) || line.Text[at - 1] is '-' or '/' or '.')
            {
                continue;
            }

            ReadOnlySpan<char> command = line.Text[at..];
            int tick = command.IndexOf('`');
            command = tick < 0 ? CommandExtent.Of(command, inSentence: true) : command[..tick];
            if (IsCommand(command))
            {
                facts.Add("launch.command", command, line.Number, FactStrength.Prose);
                return;
            }
        }
    }

    private static bool IsCommand(ReadOnlySpan<char> program)
    {
        bool known = false;
        foreach (string name in Programs)
        {
            known |= program.StartsWith(name, StringComparison.Ordinal);
        }

        bool python = program.StartsWith("python", StringComparison.Ordinal);
        bool runs = program.Contains(".py", StringComparison.Ordinal) || program.Contains(" -m ", StringComparison.Ordinal);
        bool upkeep = program.Contains(" pip", StringComparison.Ordinal) || program.Contains("collect_env", StringComparison.Ordinal) || program.Contains(" venv", StringComparison.Ordinal) || program.Contains("setup.py", StringComparison.Ordinal);
        bool other = program.StartsWith("vllm ", StringComparison.Ordinal) && !(program.StartsWith("vllm serve ", StringComparison.Ordinal) || program.Contains("--", StringComparison.Ordinal));
        return known && !IsNoStart(program) && !upkeep && !other && (!python || runs);
    }

    /// <summary>
    /// A list of packages has the program's name and its version in one line: <c>deepspeed 0.14.5</c>. PowerShell complains as
    /// <c>torchrun : The term …</c>, "vllm serve 0.7.3" is spoken of, and asking for the version starts nothing.
    /// </summary>
    private static bool IsNoStart(ReadOnlySpan<char> program)
    {
        int start = program.StartsWith("vllm serve ", StringComparison.Ordinal) ? 11 : program.IndexOf(' ') + 1;
        ReadOnlySpan<char> second = program[start..].TrimStart();
        int end = second.IndexOf(' ');
        second = end < 0 ? second : second[..end];
        return second is ":" or "--version" or "--help" or "-V" || second.Length > 0 && (char.IsAsciiDigit(second[0]) || second[0] is '=' or '>' or '<') && second.Contains('.');
    }

    private static string? LauncherOf(ReadOnlySpan<char> program) =>
        program.StartsWith("torchrun", StringComparison.Ordinal) || program.Contains("torch.distributed.", StringComparison.Ordinal) ? "torchrun"
        : program.StartsWith("deepspeed", StringComparison.Ordinal) ? "deepspeed"
        : program.StartsWith("accelerate", StringComparison.Ordinal) ? "accelerate"
        : program.StartsWith("mpirun", StringComparison.Ordinal) ? "mpirun"
        : program.StartsWith("srun", StringComparison.Ordinal) ? "srun"
        : program.StartsWith("ray ", StringComparison.Ordinal) ? "ray"
        : program.StartsWith("python", StringComparison.Ordinal) ? "python"
        : null;

    private static ReadOnlySpan<char> WithoutPrompt(ReadOnlySpan<char> text)
    {
        int tick = text is ['`', not '`', ..] ? text[1..].IndexOf('`') : -1;
        text = (tick > 0 ? text.Slice(1, tick) : text).Trim("` ");
        int prompt = text[..Math.Min(text.Length, 80)].IndexOf("$ ", StringComparison.Ordinal);
        text = prompt >= 0 && (prompt == 0 || text[..prompt].Contains('@') || text[0] == '(') ? text[(prompt + 2)..] : text;
        text = text.StartsWith("> ", StringComparison.Ordinal) || text.StartsWith("# ", StringComparison.Ordinal) || text.StartsWith("! ", StringComparison.Ordinal) ? text[2..] : text;
        text = text.StartsWith("!", StringComparison.Ordinal) ? text[1..] : text;
        foreach (string word in s_wrappers)
        {
            text = text.StartsWith(word, StringComparison.Ordinal) ? text[word.Length..].TrimStart() : text;
        }

        return text;
    }

    /// <summary>Skips assignments of environment variables in front of a command.</summary>
    private static ReadOnlySpan<char> WithoutAssignments(ReadOnlySpan<char> text)
    {
        for (int count = 0; count < 12; count++)
        {
            int space = text.IndexOf(' ');
            int equals = text.IndexOf('=');
            if (space < 0 || equals <= 0 || equals > space || text[..equals].ContainsAnyExcept(CharacterSets.Variable))
            {
                break;
            }

            text = text[space..].TrimStart();
        }

        return text.StartsWith("nohup ", StringComparison.Ordinal) ? text[6..] : text;
    }

    private void Append(ReadOnlySpan<char> text, FactLedger facts)
    {
        bool more = text.EndsWith("\\", StringComparison.Ordinal);
        text = text.TrimEnd("\\ `");
        _continues = more && _command.Length + text.Length < LongestCommand;
        _command.Append(_command.Length > 0 ? " " : "").Append(text[..Math.Min(text.Length, Math.Max(0, LongestCommand - _command.Length))]);
        if (!_continues)
        {
            facts.Add("launch.command", _command.ToString(), _startLine, FactStrength.Stated);
        }
    }
}
