using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Python;

/// <summary>Requirements that installed packages state and that the others do not meet, as <c>pip check</c> finds them, without pip.</summary>
internal static class UnmetRequirements
{
    private const int MostFacts = 30;

    /// <summary>Packages whose unmet requirements come first, since models run on them.</summary>
    private static readonly string[] First =
        ["torch", "transformers", "vllm", "sglang", "tokenizers", "accelerate", "peft", "deepspeed", "flash-attn", "bitsandbytes", "xformers", "triton", "numpy", "torchvision", "torchaudio", "auto-gptq", "autoawq", "trl", "llamafactory", "lmdeploy", "huggingface-hub"];

    public static void Collect(IMachine machine, FactSink sink, PythonEnvironment environment, IReadOnlyList<InstalledPackage> packages)
    {
        Dictionary<string, string> versions = packages.GroupBy(package => package.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Version, StringComparer.Ordinal);
        if (sink.Facts.FirstOrDefault(fact => fact.Key == "torch.version") is { } torch)
        {
            versions["torch"] = torch.Value;
        }

        Dictionary<string, string> values = MarkerValues(machine, environment);
        List<(int Rank, string Text, string Source)> unmet = [];
        foreach (InstalledPackage package in packages)
        {
            foreach (string line in package.Requirements)
            {
                if (Requirement.Parse(line) is not { } requirement || !Marker.Holds(requirement.Marker, values))
                {
                    continue;
                }

                string wanted = requirement.Name + requirement.Specifier.Replace(" ", "", StringComparison.Ordinal);
                string? fault = !versions.TryGetValue(requirement.Name, out string? version) ? $"{package.Name} {package.Version} needs {wanted}, which is not installed"
                    : !requirement.Allows(version) ? $"{package.Name} {package.Version} needs {wanted}, and {version} is installed"
                    : null;
                if (fault is not null)
                {
                    unmet.Add((Math.Min(Rank(package.Name), Rank(requirement.Name)), fault, package.Metadata));
                }
            }
        }

        foreach ((_, string text, string source) in unmet.OrderBy(fault => fault.Rank).ThenBy(fault => fault.Text, StringComparer.Ordinal).Take(MostFacts))
        {
            sink.Add("python.unmet", text, source);
        }
    }

    private static int Rank(string package) => Array.IndexOf(First, package) is >= 0 and int rank ? rank : int.MaxValue;

    private static Dictionary<string, string> MarkerValues(IMachine machine, PythonEnvironment environment)
    {
        (string platform, string system, string family) = machine.System.Kind switch
        {
            OperatingSystemKind.Windows => ("win32", "Windows", "nt"),
            OperatingSystemKind.MacOS => ("darwin", "Darwin", "posix"),
            _ => ("linux", "Linux", "posix"),
        };
        string architecture = machine.System.Kind switch
        {
            OperatingSystemKind.Windows when machine.System.Architecture == "x86_64" => "AMD64",
            OperatingSystemKind.MacOS when machine.System.Architecture == "aarch64" => "arm64",
            _ => machine.System.Architecture,
        };
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["sys_platform"] = platform,
            ["platform_system"] = system,
            ["os_name"] = family,
            ["platform_machine"] = architecture,
            ["implementation_name"] = "cpython",
            ["platform_python_implementation"] = "CPython",
            ["platform_release"] = "",
            ["platform_version"] = "",
            ["extra"] = "",
        };
        if (environment.Series is { } series)
        {
            values["python_version"] = series;
            values["python_full_version"] = environment.Version ?? series;
            values["implementation_version"] = environment.Version ?? series;
        }

        return values;
    }
}
