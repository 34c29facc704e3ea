using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Python;

/// <summary>
/// Compiled packages that were built for another torch, CUDA or Python than the one beside them, by what their names and addresses say:
/// the local version (<c>0.0.27+cu118</c>), the wheel's address in direct_url.json (<c>+cu122torch2.3cxx11abiFALSE</c>), the module's own
/// file name (<c>.cpython-310-x86_64-linux-gnu.so</c>).
/// </summary>
internal static class ExtensionMismatch
{
    private static readonly (string Module, string Package)[] Modules =
    [
        ("flash_attn_2_cuda", "flash-attn"), ("flash_attn_cuda", "flash-attn"), ("rotary_emb", "flash-attn"), ("dropout_layer_norm", "flash-attn"),
        ("selective_scan_cuda", "mamba-ssm"), ("causal_conv1d_cuda", "causal-conv1d"), ("exllama_kernels", "auto-gptq"), ("exllamav2_kernels", "auto-gptq"),
        ("awq_ext", "autoawq-kernels"), ("awq_inference_engine", "awq"),
    ];

    public static void Collect(IMachine machine, FactSink sink, PythonEnvironment environment, IReadOnlyList<InstalledPackage> packages)
    {
        string? torch = sink.Facts.FirstOrDefault(fact => fact.Key == "torch.version")?.Value;
        string? cuda = sink.Facts.FirstOrDefault(fact => fact.Key == "torch.cuda")?.Value;
        foreach (InstalledPackage package in packages)
        {
            if (package.Name != "torch" && torch is not null && cuda is not null)
            {
                AddBuild(sink, package, torch, cuda);
            }
        }

        if (environment.Series is { } series)
        {
            AddModules(machine, sink, environment, series);
        }
    }

    private static void AddBuild(FactSink sink, InstalledPackage package, string torch, string cuda)
    {
        string build = package.Version.Contains('+', StringComparison.Ordinal) ? package.Version[package.Version.IndexOf('+', StringComparison.Ordinal)..]
            : package.Origin is { } origin && origin.EndsWith(".whl", StringComparison.Ordinal) ? Uri.UnescapeDataString(MachinePath.Name(origin))
            : "";
        if (NumberAfter(build, "+cu") is { Length: >= 2 } built)
        {
            // cu121 is 12.1; only the major version decides which libraries are loaded, except that torch's own companions share the minor.
            bool companion = package.Name is "torchvision" or "torchaudio" or "xformers";
            string number = cuda.Replace(".", "", StringComparison.Ordinal);
            bool same = cuda == "cpu" ? false : companion ? number == built : number.Length >= 2 && built.StartsWith(number[..2], StringComparison.Ordinal);
            if (!same)
            {
                sink.Add("python.extension-mismatch", $"{package.Name} {package.Version} was built for CUDA {built[..^1]}.{built[^1]}, torch {torch} for {(cuda == "cpu" ? "the CPU" : "CUDA " + cuda)}", package.Metadata);
            }
        }

        int at = build.IndexOf("torch", StringComparison.Ordinal);
        if (at >= 0 && VersionAfter(build, at + 5) is { } forTorch && !torch.StartsWith(forTorch + ".", StringComparison.Ordinal) && torch.Split('+')[0] != forTorch)
        {
            sink.Add("python.extension-mismatch", $"{package.Name} {package.Version} was built for torch {forTorch}, and torch {torch} is installed", package.Metadata);
        }
    }

    private static void AddModules(IMachine machine, FactSink sink, PythonEnvironment environment, string series)
    {
        string tag = "cpython-" + series.Replace(".", "", StringComparison.Ordinal) + "-";
        foreach (string folder in environment.PackageFolders)
        {
            foreach (string file in machine.Files.List(folder).Files)
            {
                int at = file.IndexOf(".cpython-", StringComparison.Ordinal);
                if (at < 0 || !file.EndsWith(".so", StringComparison.Ordinal) || file.AsSpan(at + 1).StartsWith(tag, StringComparison.Ordinal))
                {
                    continue;
                }

                string module = file[..at];
                string? package = Array.Find(Modules, known => known.Module == module).Package;

                // A module for another Python beside the right one does no harm.
                if (package is not null && !machine.Files.FileExists(MachinePath.Join(folder, file.Replace(file[(at + 1)..file.IndexOf('-', at + 9)], tag.TrimEnd('-'), StringComparison.Ordinal))))
                {
                    sink.Add("python.extension-mismatch", $"{package} was built for another Python than {series}: {file}", folder);
                }
            }
        }
    }

    private static string? NumberAfter(string text, string label)
    {
        int at = text.IndexOf(label, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        int end = at + label.Length;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return text[(at + label.Length)..end];
    }

    private static string? VersionAfter(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end > start && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end > start ? text[start..end] : null;
    }
}
