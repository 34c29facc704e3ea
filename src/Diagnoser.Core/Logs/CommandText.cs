using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Logs;

/// <summary>Recognises typed commands and pasted source code.</summary>
internal static class CommandText
{
    private static readonly SignSet s_codeSigns = SignSet.Of("(=:{#@\"/<");
    private static readonly string[] s_commands =
    [
        "$ ", "% ", "PS ", "C:\\>", ">>> ", "... ", "python ", "python3 ", "pip ", "pip3 ", "conda ", "uv ", "vllm ", "docker ", "torchrun ", "accelerate ",
        "deepspeed ", "llamafactory-cli ", "ollama ", "curl ", "git ", "sudo ", "export ", "srun ", "sbatch ", "mpirun ", "./", "CUDA_VISIBLE_DEVICES=", "cmake ",
        "make ", "nohup ", "bash ", "sh ", "set ", "apt ", "apt-get ", "huggingface-cli ", "lmdeploy ", "trtllm-", "kubectl ", "helm ", "NCCL_", "PYTORCH_", "VLLM_",
        "wget ", "cd ", "llama-cli ", "llama-server ",
    ];

    private static readonly string[] s_code =
    [
        "import ", "from ", "def ", "class ", "@", "return ", "print(", "if __name__", "model = ", "tokenizer = ", "#include", "#!", "// ", "for ", "with ", "async def ",
        "const ", "let ", "var ", "FROM ", "RUN ", "ENV ",
    ];

    private static readonly string[] s_languages =
        ["python", "py", "bash", "sh", "shell", "zsh", "powershell", "yaml", "yml", "json", "toml", "dockerfile", "cpp", "c", "c++", "cuda", "javascript", "js", "ts", "sql", "makefile", "cmake", "ini"];

    /// <summary>Whether a line is a command as somebody types it in a shell.</summary>
    public static bool IsCommand(ReadOnlySpan<char> text)
    {
        if (!StartsWithAny(text, s_commands) || GoesOnInChinese(text))
        {
            return false;
        }

        if (text[0] is '$' or '>' or '.' or '%' or 'P' or 'C')
        {
            return true;
        }

        // "python " and "set " begin sentences too; a command has options, paths or assignments, and no full stop at its end.
        return !GoesOnAsSentence(text) && (text.ContainsAny("-/=\\") || text.Count(' ') <= 3 && !text.EndsWith(".", StringComparison.Ordinal));
    }

    /// <summary>Whether words follow behind what was typed: <c>ollama run qwen3:8b works but every answer ends in the middle</c>. What stands in quotes is an argument.</summary>
    private static bool GoesOnAsSentence(ReadOnlySpan<char> text)
    {
        for (int index = 1; index < text.Length; index++)
        {
            if (text[index] is '"' or '\'' && text[index - 1] is ' ' or '=')
            {
                text = text[..index];
                break;
            }
        }

        return ProseTest.IsProse(text[(text.IndexOf(' ') + 1)..]);
    }

    /// <summary>Whether the first word is followed by Chinese: a sentence that begins with a program's name.</summary>
    private static bool GoesOnInChinese(ReadOnlySpan<char> text)
    {
        int space = text.IndexOf(' ');
        return space > 1 && space + 1 < text.Length && text[space + 1] is >= '\u2e80' and <= '\u9fff';
    }

    /// <summary>Whether a line is source code.</summary>
    public static bool IsCode(ReadOnlySpan<char> text) =>
        StartsWithAny(text, s_code)
        && (text.ContainsAny(s_codeSigns) || IsImport(text));

    /// <summary>Whether a line is an import of Python.</summary>
    public static bool IsImport(ReadOnlySpan<char> text) =>
        (text.StartsWith("import ", StringComparison.Ordinal) && text.Count(' ') is 1 or 3)
        || (text.StartsWith("from ", StringComparison.Ordinal) && text.Contains(" import ", StringComparison.Ordinal));

    /// <summary>Whether a fence's language is one of source code, commands or settings.</summary>
    public static bool IsCodeLanguage(ReadOnlySpan<char> language)
    {
        foreach (string candidate in s_languages)
        {
            if (language.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] openings)
    {
        foreach (string opening in openings)
        {
            if (text.Length > 0 && text[0] == opening[0] && text.StartsWith(opening, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
