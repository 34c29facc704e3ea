using System.Text.Json;

namespace Diagnoser.Collectors.Cuda;

/// <summary>A CUDA toolkit on disk.</summary>
/// <param name="Folder">Its folder, without links.</param>
/// <param name="Version">Its version, as exactly as its files tell.</param>
/// <param name="Source">The file that told it.</param>
internal sealed record CudaToolkit(string Folder, string Version, string Source)
{
    private const string WindowsFolder = "C:/Program Files/NVIDIA GPU Computing Toolkit/CUDA";

    public static IReadOnlyList<CudaToolkit> FindAll(IMachine machine)
    {
        SortedDictionary<string, CudaToolkit> found = new(StringComparer.Ordinal);
        foreach (string folder in Candidates(machine))
        {
            string? real = machine.Files.RealPath(folder);
            if (real is not null && !found.ContainsKey(real) && Read(machine, real) is { } toolkit)
            {
                found[real] = toolkit;
            }
        }

        return [.. found.Values];
    }

    /// <summary>Whether a program lies in the toolkit, links followed.</summary>
    public bool Contains(IMachine machine, string program)
    {
        string real = machine.Files.RealPath(program) ?? program;
        string parent = machine.Files.RealPath(MachinePath.Parent(MachinePath.Parent(program))) ?? "";
        return parent == Folder || real.StartsWith(Folder + "/", StringComparison.Ordinal) || real.StartsWith(Folder + "\\", StringComparison.Ordinal);
    }

    /// <summary>The version in <c>Cuda compilation tools, release 12.4, V12.4.131</c>.</summary>
    public static string? VersionPrinted(string output)
    {
        int at = output.IndexOf("release ", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = output.AsSpan(at + "release ".Length);
        int end = rest.IndexOfAny(',', '\n', ' ');
        return (end < 0 ? rest : rest[..end]).Trim().ToString();
    }

    private static IEnumerable<string> Candidates(IMachine machine)
    {
        if (machine.System.Kind == OperatingSystemKind.Windows)
        {
            return machine.Files.List(WindowsFolder, 100).Directories.Select(name => MachinePath.Join(WindowsFolder, name));
        }

        IEnumerable<string> local = machine.Files.List("/usr/local", 1_000).Directories
            .Where(name => name.StartsWith("cuda", StringComparison.Ordinal))
            .Select(name => "/usr/local/" + name);
        string?[] others = [machine.Variable("CUDA_HOME"), machine.Variable("CUDA_PATH"), "/opt/cuda", "/usr/lib/cuda"];
        return local.Concat(others.OfType<string>().Where(MachinePath.IsAbsolute));
    }

    private static CudaToolkit? Read(IMachine machine, string folder)
    {
        string json = MachinePath.Join(folder, "version.json");
        if (machine.Files.ReadBytes(json, 0, 64 * 1024) is { } bytes && VersionIn(bytes) is { } version)
        {
            return new CudaToolkit(folder, version, json);
        }

        // Up to CUDA 11.0: "CUDA Version 10.2.89".
        string old = MachinePath.Join(folder, "version.txt");
        if (machine.Files.ReadLine(old) is { } line && line.StartsWith("CUDA Version ", StringComparison.Ordinal))
        {
            return new CudaToolkit(folder, line["CUDA Version ".Length..].Trim(), old);
        }

        string name = MachinePath.Name(folder);
        int digit = name.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        bool complete = machine.Files.FileExists(MachinePath.Join(folder, "bin/nvcc")) || machine.Files.FileExists(MachinePath.Join(folder, "bin/nvcc.exe"));
        return complete && digit >= 0 && name.Contains('.', StringComparison.Ordinal) ? new CudaToolkit(folder, name[digit..], folder) : null;
    }

    /// <summary>Takes the version of the key cuda, or of cuda_nvcc where only the compiler is installed.</summary>
    private static string? VersionIn(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            foreach (string key in new[] { "cuda", "cuda_nvcc", "cuda_cudart" })
            {
                if (document.RootElement.TryGetProperty(key, out JsonElement part) && part.TryGetProperty("version", out JsonElement version))
                {
                    return version.GetString();
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A damaged file says nothing; the folder's name still may.
        }

        return null;
    }
}
