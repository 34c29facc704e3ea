using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Python;

/// <summary>For which CUDA or ROCm torch was built, from torch/version.py, which the build writes.</summary>
internal static class TorchFacts
{
    public static void Collect(IMachine machine, FactSink sink, PythonEnvironment environment)
    {
        foreach (string folder in environment.PackageFolders)
        {
            string file = MachinePath.Join(folder, "torch/version.py");
            if (machine.Files.ReadText(file, 16 * 1024) is { } text)
            {
                AddVersion(sink, file, Read(text));
                AddAbi(machine, sink, folder);
                return;
            }
        }
    }

    /// <summary>Reads assignments: <c>cuda: Optional[str] = '12.1'</c>, <c>hip = None</c>.</summary>
    internal static Dictionary<string, string> Read(string text)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int equals = line.IndexOf('=');
            if (equals <= 0)
            {
                continue;
            }

            ReadOnlySpan<char> name = line[..equals];
            int colon = name.IndexOf(':');
            name = (colon < 0 ? name : name[..colon]).Trim();
            ReadOnlySpan<char> value = line[(equals + 1)..].Trim();
            if (value.Length >= 2 && value[0] is '\'' or '"' && value[^1] == value[0])
            {
                values[name.ToString()] = value[1..^1].ToString();
            }
            else if (value is "None" or "True" or "False")
            {
                values[name.ToString()] = value is "None" ? "" : value is "True" ? "true" : "false";
            }
        }

        return values;
    }

    private static void AddVersion(FactSink sink, string file, Dictionary<string, string> values)
    {
        string version = values.GetValueOrDefault("__version__", "");
        sink.Add("torch.version", version, file);
        sink.Add("torch.build", version, file);
        sink.Add("torch.git", values.GetValueOrDefault("git_version"), file);
        sink.Add("torch.debug", values.GetValueOrDefault("debug"), file);
        sink.Add("torch.xpu", values.GetValueOrDefault("xpu"), file);
        string hip = values.GetValueOrDefault("hip", "");
        if (hip.Length > 0)
        {
            // 6.0.32830-d62f6a171; the version's own +rocm6.0 is what people call it.
            int local = version.IndexOf("+rocm", StringComparison.Ordinal);
            sink.Add("torch.rocm", local < 0 ? string.Join('.', hip.Split('.').Take(2)) : version[(local + 5)..], file);
        }
        else if (values.TryGetValue("cuda", out string? cuda))
        {
            sink.Add("torch.cuda", cuda.Length > 0 ? cuda : "cpu", file);
        }
    }

    private static void AddAbi(IMachine machine, FactSink sink, string folder)
    {
        string file = MachinePath.Join(folder, "torch/share/cmake/Torch/TorchConfig.cmake");
        string text = machine.Files.ReadText(file, 64 * 1024) ?? "";
        int at = text.IndexOf("_GLIBCXX_USE_CXX11_ABI=", StringComparison.Ordinal);
        if (at >= 0 && at + 23 < text.Length && text[at + 23] is '0' or '1')
        {
            sink.Add("torch.cxx11-abi", text[at + 23] == '1', file);
        }
    }
}
