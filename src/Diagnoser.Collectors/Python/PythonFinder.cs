using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Python;

/// <summary>
/// Finds the Pythons of a machine without starting one: the one that the user named, the active environment, a project's own, pyenv's, and
/// whatever is on the path. The first is the one whose packages are read.
/// </summary>
internal static class PythonFinder
{
    private const string NamedByUser = "named by the user";

    public static IReadOnlyList<PythonEnvironment> FindAll(IMachine machine, CollectOptions options)
    {
        List<PythonEnvironment> found = [];
        HashSet<string> prefixes = new(StringComparer.Ordinal);
        foreach ((string prefix, string reason, string? executable) in Candidates(machine, options))
        {
            string key = machine.Files.RealPath(prefix) ?? prefix;
            if (prefixes.Add(key) && PythonPrefix.Read(machine, prefix, executable, reason) is { } environment)
            {
                found.Add(environment);
            }
        }

        return found;
    }

    private static IEnumerable<(string Prefix, string Reason, string? Executable)> Candidates(IMachine machine, CollectOptions options)
    {
        if (options.Python is { } named && Named(machine, named) is { } there)
        {
            yield return there;
        }

        foreach ((string prefix, string reason) in Active(machine))
        {
            yield return (prefix, reason, null);
        }

        string current = machine.System.CurrentDirectory;
        foreach (string name in new[] { ".venv", "venv", "env" })
        {
            string prefix = MachinePath.Join(current, name);
            if (machine.Files.FileExists(MachinePath.Join(prefix, "pyvenv.cfg")))
            {
                yield return (prefix, $"{name} in the current folder", null);
            }
        }

        if (Pyenv(machine) is { } version)
        {
            yield return (version, "pyenv", null);
        }

        foreach (string program in machine.System.Kind == OperatingSystemKind.Windows ? new[] { "python.exe" } : ["python", "python3"])
        {
            foreach (string folder in machine.PathList("PATH"))
            {
                string path = MachinePath.Join(folder, program);

                // Shims are scripts that choose a Python; Windows keeps stubs that open its store.
                if (!folder.Contains("shims", StringComparison.Ordinal) && !folder.Contains("WindowsApps", StringComparison.OrdinalIgnoreCase) && machine.Files.FileExists(path))
                {
                    yield return (PythonPrefix.OfExecutable(machine, path), $"{program} on the path", path);
                }
            }
        }

        foreach (string prefix in new[] { "/opt/conda", machine.InHome("miniconda3"), machine.InHome("anaconda3"), machine.InHome("miniforge3") })
        {
            yield return (prefix, "conda's base environment", null);
        }
    }

    private static (string Prefix, string Reason, string? Executable)? Named(IMachine machine, string named)
    {
        string path = MachinePath.IsAbsolute(named) ? named
            : named.IndexOfAny(['/', '\\']) < 0 && machine.FindOnPath(named) is { } onPath ? onPath
            : MachinePath.Join(machine.System.CurrentDirectory, named);
        return machine.Files.Find(path) switch
        {
            null => null,
            { IsDirectory: true } => (path, NamedByUser, null),
            _ => (PythonPrefix.OfExecutable(machine, path), NamedByUser, path),
        };
    }

    /// <summary>The environments that variables name; where a conda and a venv are both active, the one that comes first on the path.</summary>
    private static IEnumerable<(string Prefix, string Reason)> Active(IMachine machine)
    {
        (string Prefix, string Reason)[] active =
        [
            .. new[] { ("VIRTUAL_ENV", "the active virtual environment"), ("CONDA_PREFIX", "the active conda environment"), ("UV_PROJECT_ENVIRONMENT", "uv's environment") }
                .Select(pair => (Prefix: machine.Variable(pair.Item1) ?? "", Reason: pair.Item2))
                .Where(pair => MachinePath.IsAbsolute(pair.Prefix)),
        ];
        string[] path = [.. machine.PathList("PATH")];
        return active.OrderBy(pair => PlaceOnPath(path, pair.Prefix));
    }

    private static int PlaceOnPath(string[] path, string prefix)
    {
        int place = Array.FindIndex(path, folder => folder == MachinePath.Join(prefix, "bin") || folder == prefix || folder == MachinePath.Join(prefix, "Scripts"));
        return place < 0 ? int.MaxValue : place;
    }

    private static string? Pyenv(IMachine machine)
    {
        string root = machine.Variable("PYENV_ROOT") ?? machine.InHome(".pyenv");
        if (!machine.Files.DirectoryExists(root) || !machine.PathList("PATH").Any(folder => folder.StartsWith(root, StringComparison.Ordinal)))
        {
            return null;
        }

        string? version = machine.Variable("PYENV_VERSION")
            ?? machine.Files.ReadLine(MachinePath.Join(machine.System.CurrentDirectory, ".python-version"))
            ?? machine.Files.ReadLine(MachinePath.Join(root, "version"));
        string first = version?.Split(['\n', ' ', ':'], 2)[0].Trim() ?? "";
        string folder = MachinePath.Join(root, "versions");
        return first.Length > 0 && first != "system" && machine.Files.DirectoryExists(MachinePath.Join(folder, first)) ? MachinePath.Join(folder, first) : null;
    }
}
