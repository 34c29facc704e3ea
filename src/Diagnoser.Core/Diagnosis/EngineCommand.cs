using Diagnoser.Core.Facts;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Tells which engine a command of a fix is for, by the program that it starts.</summary>
internal static class EngineCommand
{
    private static readonly (string Start, string Engine)[] s_programs =
    [
        ("vllm ", "vllm"), ("python -m vllm.", "vllm"), ("python3 -m vllm.", "vllm"),
        ("python -m sglang.", "sglang"), ("python3 -m sglang.", "sglang"), ("sglang ", "sglang"),
        ("llama-", "llama.cpp"), ("./llama-", "llama.cpp"), ("./build/bin/llama-", "llama.cpp"),
        ("ollama ", "ollama"), ("lms ", "lm-studio"), ("mlx_lm.", "mlx"), ("lmdeploy ", "lmdeploy"),
        ("text-generation-launcher ", "tgi"), ("trtllm-", "tensorrt-llm"), ("xinference ", "xinference"),
        ("llamafactory-cli ", "llama-factory"), ("axolotl ", "axolotl"), ("swift ", "swift"),
    ];

    /// <summary>The packages that are an engine.</summary>
    private static readonly (string Package, string Engine)[] s_packages =
    [
        ("vllm", "vllm"), ("sglang", "sglang"), ("lmdeploy", "lmdeploy"), ("mlx-lm", "mlx"), ("mlx-vlm", "mlx"), ("xinference", "xinference"),
        ("tensorrt-llm", "tensorrt-llm"), ("llamafactory", "llama-factory"), ("axolotl", "axolotl"), ("ms-swift", "swift"),
    ];

    /// <summary>What may follow a package's name: extras, a version, a marker.</summary>
    private static readonly SignSet s_afterName = SignSet.Of("[=<>~!;");

    /// <summary>What runs on PyTorch: the rest are programs of their own, which a wheel of torch does not mend.</summary>
    private const string Torch = "torch";

    private static readonly string[] s_withoutTorch = ["llama.cpp", "ollama", "lm-studio", "mlx"];

    /// <summary>The engines for which commands make sense. Ollama and LM Studio have llama.cpp inside, where its programs cannot be called.</summary>
    /// <param name="facts">What the text states.</param>
    /// <returns>The names, as <c>engine.name</c> has them, and <c>torch</c> where one of them runs on it; empty if the text names none.</returns>
    public static IReadOnlyCollection<string> Engines(FactSet facts)
    {
        List<string> engines = [.. facts.Of("engine.name").Select(fact => fact.Value)];
        if (engines is ["ollama" or "lm-studio", ..])
        {
            engines.Remove("llama.cpp");
        }

        if (engines.Exists(engine => !s_withoutTorch.Contains(engine)))
        {
            engines.Add(Torch);
        }

        return engines;
    }

    /// <summary>
    /// Whether some of a fix's commands are for engines, and none of them for one that the text names. A fix whose title names its engine
    /// ("take a GGUF file and Ollama") means the change, so it is for everybody.
    /// </summary>
    /// <param name="title">The fix's title.</param>
    /// <param name="commands">Its commands.</param>
    /// <param name="engines">The engines that the text names; empty if it names none.</param>
    public static bool AreForOthers(string title, IReadOnlyList<string> commands, IReadOnlyCollection<string> engines)
    {
        if (engines.Count == 0 || commands.Any(command => IsFor(command, engines)))
        {
            return false;
        }

        string[] meant = [.. commands.Select(EngineOf).OfType<string>()];
        return meant.Length > 0 && !Array.Exists(meant, engine => engine != Torch && title.Contains(engine.Replace('-', ' '), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The commands without those for other engines, where there is one for an engine that the text names.</summary>
    /// <param name="commands">The commands.</param>
    /// <param name="engines">The engines that the text names; empty if it names none.</param>
    public static IEnumerable<string> Own(IReadOnlyList<string> commands, IReadOnlyCollection<string> engines) =>
        commands.Any(command => IsFor(command, engines))
            ? commands.Where(command => EngineOf(command) is not { } engine || engines.Contains(engine))
            : commands;

    private static bool IsFor(string command, IReadOnlyCollection<string> engines) => EngineOf(command) is { } engine && engines.Contains(engine);

    /// <summary>The engine that a command is for, as <c>engine.name</c> has it, or <c>torch</c>; null if it is for none.</summary>
    /// <param name="command">The command.</param>
    public static string? EngineOf(string command)
    {
        // Variables may be set before the program.
        ReadOnlySpan<char> rest = command.AsSpan().TrimStart();
        while (StartsWithVariable(rest, out int length))
        {
            rest = rest[length..].TrimStart();
        }

        foreach ((string start, string engine) in s_programs)
        {
            if (rest.StartsWith(start, StringComparison.Ordinal))
            {
                return engine;
            }
        }

        bool installs = rest.StartsWith("pip ");
        return (installs ? EngineAmong(rest) : null)
            ?? (command.Contains("torch", StringComparison.OrdinalIgnoreCase) && (installs || rest.StartsWith("python -c ")) ? Torch : null);
    }

    /// <summary>The engine that is among the packages of an installation; null if none is.</summary>
    private static string? EngineAmong(ReadOnlySpan<char> command)
    {
        foreach (Range part in command.Split(' '))
        {
            ReadOnlySpan<char> package = command[part].Trim("\"'");
            int end = package.IndexOfAny(s_afterName);
            package = end < 0 ? package : package[..end];
            foreach ((string name, string engine) in s_packages)
            {
                if (package.SequenceEqual(name))
                {
                    return engine;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a text starts with a setting for the program that follows: <c>CUDA_VISIBLE_DEVICES=0 vllm serve</c>.</summary>
    private static bool StartsWithVariable(ReadOnlySpan<char> text, out int length)
    {
        length = text.IndexOf(' ');
        int sign = text.IndexOf('=');
        return sign > 0 && sign < length;
    }
}
