using System.Text;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Variables;

namespace Diagnoser.Collectors.Runtimes;

/// <summary>Model servers and trainings that run, by their command lines in /proc, with secrets masked.</summary>
internal static class RunningServers
{
    private const int MostProcesses = 20_000;

    /// <summary>What a command line contains, the server's name, and the port that it takes unless told otherwise.</summary>
    private static readonly (string Sign, string Name, string? Port)[] Servers =
    [
        ("vllm.entrypoints", "vllm", "8000"), ("vllm serve", "vllm", "8000"), ("sglang.launch_server", "sglang", "30000"), ("text-generation-launcher", "tgi", "3000"),
        ("llama-server", "llama.cpp", "8080"), ("ollama serve", "ollama", "11434"), ("ollama runner", "ollama", null), ("lmdeploy serve", "lmdeploy", "23333"),
        ("tritonserver", "tensorrt-llm", "8000"), ("fastchat.serve", "fastchat", null), ("xinference", "xinference", "9997"), ("torchrun", "torchrun", null),
        ("torch.distributed.run", "torchrun", null), ("deepspeed.launcher", "deepspeed", null), ("accelerate launch", "accelerate", null), ("llamafactory-cli", "llama-factory", null),
    ];

    /// <summary>How vLLM, SGLang, llama.cpp and TGI are told the context, in tokens.</summary>
    private static readonly string[] ContextOptions = ["--max-model-len", "--context-length", "--ctx-size", "-c", "--max-total-tokens"];

    public static void Collect(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        if (machine.System.Kind != OperatingSystemKind.Linux)
        {
            return;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in machine.Files.List("/proc", MostProcesses).Directories.Where(name => char.IsAsciiDigit(name[0])))
        {
            cancellation.ThrowIfCancellationRequested();
            string file = $"/proc/{name}/cmdline";
            if (machine.Files.ReadBytes(file, 0, 8192) is { Length: > 0 } bytes)
            {
                string[] arguments = Encoding.UTF8.GetString(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries);
                Add(sink, file, arguments, seen);
                AddContext(sink, file, arguments, options.Model);
            }
        }
    }

    /// <summary>What of a process's command line may be recorded: that of a server, with secrets masked; null for any other process.</summary>
    public static string[]? Recordable(string[] arguments) =>
        Find(arguments) is null ? null : [.. SecretMask.ApplyToArguments(arguments)];

    private static (string Server, string? Port)? Find(string[] arguments)
    {
        string line = string.Join(' ', arguments);
        (string? sign, string? server, string? port) = Array.Find(Servers, known => line.Contains(known.Sign, StringComparison.Ordinal));
        return sign is not null && IsProgram(arguments, sign) ? (server, port) : null;
    }

    private static void Add(FactSink sink, string file, string[] arguments, HashSet<string> seen)
    {
        if (Find(arguments) is not var (server, port))
        {
            return;
        }

        string masked = string.Join(' ', SecretMask.ApplyToArguments(arguments));
        if (!seen.Add(masked))
        {
            return;
        }

        sink.Add("runtime.running", masked, file);
        string? chosen = ValueOf(arguments, "--port") ?? port;
        sink.Add("runtime.port", chosen is null ? null : $"{server} {chosen}", file);
    }

    /// <summary>The context that a server of the model at hand was started with.</summary>
    private static void AddContext(FactSink sink, string file, string[] arguments, string? model)
    {
        if (model is null || Find(arguments) is null || Array.IndexOf(arguments, model) < 0)
        {
            return;
        }

        string? context = ContextOptions.Select(option => ValueOf(arguments, option)).FirstOrDefault(value => value is not null);
        sink.Add("model.context", context is not null && context.All(char.IsAsciiDigit) ? context : null, file);
    }

    private static string? ValueOf(string[] arguments, string option)
    {
        int at = Array.FindIndex(arguments, argument => argument == option || (argument.StartsWith(option, StringComparison.Ordinal) && argument.Length > option.Length && argument[option.Length] == '='));
        return at < 0 ? null : arguments[at].Length > option.Length ? arguments[at][(option.Length + 1)..] : at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    /// <summary>Whether the sign stands where programs and modules stand, not in the text that somebody searches for or edits.</summary>
    private static bool IsProgram(string[] arguments, string sign)
    {
        string program = MachinePath.Name(arguments[0]);
        return program is not ("grep" or "vim" or "vi" or "nano" or "less" or "tail" or "cat" or "ps" or "ssh" or "bash" or "sh" or "zsh" or "tmux" or "screen" or "dotnet" or "llmdiag")
            && string.Join(' ', arguments.Take(6)).Contains(sign, StringComparison.Ordinal);
    }
}
