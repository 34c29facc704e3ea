using System.Text;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the command line that started the program, over continued lines, and the launcher that it uses.</summary>
internal sealed class CommandReader : IFactReader
{
    private const int LongestCommand = 1500;

    private static readonly string[] Programs =
    [
        "python ", "python3 ", "torchrun ", "deepspeed ", "accelerate launch ", "mpirun ", "srun ", "ray start ", "ray job ", "vllm ", "ollama run ", "ollama serve", "ollama create ", "llama-server ", "llama-cli ", "llama-bench ", "./main ", "./server ",
        "./llama-", "./build/bin/", "docker run ", "swift sft ", "swift infer ", "swift deploy ", "swift export ", "lmdeploy ", "llamafactory-cli ", "xinference ", "text-generation-launcher ", "trtllm-", "mlx_lm.", "python -m ", "axolotl ", "sglang ",
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
            Append(text, facts);
            return;
        }

        ReadOnlySpan<char> command = WithoutPrompt(text);
        ReadOnlySpan<char> program = WithoutAssignments(command);
        if (!IsCommand(program))
        {
            return;
        }

        _command.Clear();
        _startLine = line.Number;
        facts.Add("launch.launcher", LauncherOf(program), line.Number, FactStrength.Stated);
        Append(command, facts);
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
        bool other = program.StartsWith("vllm ", StringComparison.Ordinal) && !(program.StartsWith("vllm serve", StringComparison.Ordinal) || program.Contains("--", StringComparison.Ordinal));
        return known && !IsNoStart(program) && !upkeep && !other && (!python || runs);
    }

    /// <summary>
    /// A list of packages has the program's name and its version in one line: <c>deepspeed 0.14.5</c>. PowerShell complains as
    /// <c>torchrun : The term …</c>, and asking for the version starts nothing.
    /// </summary>
    private static bool IsNoStart(ReadOnlySpan<char> program)
    {
        ReadOnlySpan<char> second = program[(program.IndexOf(' ') + 1)..].TrimStart();
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
        text = text.Trim("` ");
        int prompt = text[..Math.Min(text.Length, 80)].IndexOf("$ ", StringComparison.Ordinal);
        text = prompt >= 0 && (prompt == 0 || text[..prompt].Contains('@') || text[0] == '(') ? text[(prompt + 2)..] : text;
        text = text.StartsWith("> ", StringComparison.Ordinal) || text.StartsWith("# ", StringComparison.Ordinal) || text.StartsWith("! ", StringComparison.Ordinal) ? text[2..] : text;
        text = text.StartsWith("!", StringComparison.Ordinal) ? text[1..] : text;
        foreach (string word in (ReadOnlySpan<string>)["sudo ", "nohup ", "time ", "exec "])
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
