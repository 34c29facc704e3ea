namespace Diagnoser.Collectors.Python;

/// <summary>Reads an environment's folder: its kind, version and folders of packages.</summary>
internal static class PythonPrefix
{
    private static readonly string[] Executables = ["bin/python", "bin/python3", "Scripts/python.exe", "python.exe"];

    /// <summary>The prefix of a program: a venv's own folder, else that in which the program lies without links.</summary>
    public static string OfExecutable(IMachine machine, string executable)
    {
        string folder = MachinePath.Parent(executable);
        bool scripts = MachinePath.Name(folder) is "bin" or "Scripts";
        string near = scripts ? MachinePath.Parent(folder) : folder;
        if (machine.Files.FileExists(MachinePath.Join(near, "pyvenv.cfg")) || machine.Files.DirectoryExists(MachinePath.Join(near, "conda-meta")))
        {
            return near;
        }

        string real = MachinePath.Parent(machine.Files.RealPath(executable) ?? executable);
        return MachinePath.Name(real) is "bin" or "Scripts" ? MachinePath.Parent(real) : real;
    }

    public static PythonEnvironment? Read(IMachine machine, string prefix, string? executable, string reason)
    {
        Dictionary<string, string> configuration = ReadConfiguration(machine, prefix);
        bool windows = machine.System.Kind == OperatingSystemKind.Windows;
        string? series = windows ? WindowsSeries(machine, prefix) : UnixSeries(machine, prefix, executable);
        string? version = configuration.GetValueOrDefault("version_info") ?? configuration.GetValueOrDefault("version") ?? CondaVersion(machine, prefix);
        string kind = KindOf(machine, prefix, configuration);
        if (kind == "pyenv" && char.IsAsciiDigit(MachinePath.Name(prefix)[0]))
        {
            version ??= MachinePath.Name(prefix);
        }

        version = Trim(version) ?? series;
        series ??= version?.Split('.') is [var major, var minor, ..] ? $"{major}.{minor}" : null;
        List<string> folders = Folders(machine, prefix, series, configuration, out string? user);
        return folders.Count == 0 && executable is null
            ? null
            : new PythonEnvironment
            {
                Prefix = prefix,
                Executable = executable ?? ExecutableIn(machine, prefix),
                Kind = kind,
                Version = version,
                PackageFolders = folders,
                UserFolder = user,
                Reason = reason,
            };
    }

    private static Dictionary<string, string> ReadConfiguration(IMachine machine, string prefix)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (ReadOnlySpan<char> line in (machine.Files.ReadText(MachinePath.Join(prefix, "pyvenv.cfg"), 16 * 1024) ?? "").AsSpan().EnumerateLines())
        {
            int equals = line.IndexOf('=');
            if (equals > 0)
            {
                values[line[..equals].Trim().ToString()] = line[(equals + 1)..].Trim().ToString();
            }
        }

        return values;
    }

    private static string KindOf(IMachine machine, string prefix, Dictionary<string, string> configuration)
    {
        if (machine.Variable("COLAB_RELEASE_TAG") is not null || machine.Variable("KAGGLE_KERNEL_RUN_TYPE") is not null)
        {
            return "notebook";
        }

        return configuration.ContainsKey("uv") ? "uv"
            : prefix.Contains("pypoetry", StringComparison.Ordinal) ? "poetry"
            : configuration.Count > 0 ? "venv"
            : machine.Files.DirectoryExists(MachinePath.Join(prefix, "conda-meta")) ? "conda"
            : prefix.Contains("/.pyenv/", StringComparison.Ordinal) || prefix.Contains("/pyenv/versions/", StringComparison.Ordinal) ? "pyenv"
            : "system";
    }

    private static string? UnixSeries(IMachine machine, string prefix, string? executable)
    {
        string? named = executable is null ? null : SeriesIn(MachinePath.Name(machine.Files.RealPath(executable) ?? executable));
        return named ?? machine.Files.List(MachinePath.Join(prefix, "lib"), 20_000).Directories
            .Select(SeriesIn)
            .OfType<string>()
            .LastOrDefault(series => machine.Files.DirectoryExists(MachinePath.Join(prefix, $"lib/python{series}/site-packages"))
                || machine.Files.DirectoryExists(MachinePath.Join(prefix, $"lib/python{series}/dist-packages"))
                || machine.Files.FileExists(MachinePath.Join(prefix, $"lib/python{series}/os.py")));
    }

    /// <summary>The <c>3.10</c> of <c>python3.10</c>.</summary>
    private static string? SeriesIn(string name)
    {
        if (!name.StartsWith("python", StringComparison.Ordinal))
        {
            return null;
        }

        string rest = name["python".Length..];
        return rest.Contains('.', StringComparison.Ordinal) && rest.All(character => char.IsAsciiDigit(character) || character == '.') ? rest : null;
    }

    private static string? WindowsSeries(IMachine machine, string prefix)
    {
        // python311.dll lies beside python.exe.
        string? library = machine.Files.List(prefix, 5_000).Files.FirstOrDefault(name =>
            name.StartsWith("python3", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && name.Length > "python3.dll".Length);
        return library is null ? null : $"3.{library["python3".Length..^".dll".Length]}";
    }

    private static string? CondaVersion(IMachine machine, string prefix)
    {
        // conda-meta/python-3.10.13-h955ad1f_0.json
        string? file = machine.Files.List(MachinePath.Join(prefix, "conda-meta"), 20_000).Files
            .FirstOrDefault(name => name.StartsWith("python-", StringComparison.Ordinal) && name.Length > 7 && char.IsAsciiDigit(name[7]));
        return file?.Split('-')[1];
    }

    /// <summary>The number alone: version_info may be <c>3.10.12.final.0</c>.</summary>
    private static string? Trim(string? version) =>
        version is null ? null : string.Join('.', version.Split('.').Take(3).TakeWhile(part => part.Length > 0 && part.All(char.IsAsciiDigit)));

    private static string? ExecutableIn(IMachine machine, string prefix) =>
        Executables
            .Select(relative => MachinePath.Join(prefix, relative))
            .FirstOrDefault(machine.Files.FileExists);

    private static List<string> Folders(IMachine machine, string prefix, string? series, Dictionary<string, string> configuration, out string? user)
    {
        bool windows = machine.System.Kind == OperatingSystemKind.Windows;
        bool isolated = configuration.Count > 0 && !configuration.GetValueOrDefault("include-system-site-packages", "false").Equals("true", StringComparison.OrdinalIgnoreCase);
        List<string> candidates = windows ? [MachinePath.Join(prefix, "Lib/site-packages")] : Unix(prefix, series);
        if (!isolated && configuration.TryGetValue("home", out string? home))
        {
            string parent = MachinePath.Name(home) == "bin" ? MachinePath.Parent(home) : home;
            candidates.AddRange(windows ? [MachinePath.Join(parent, "Lib/site-packages")] : Unix(parent, series));
        }

        user = null;
        if (!isolated && series is not null && machine.Variable("PYTHONNOUSERSITE") is null)
        {
            string own = windows
                ? MachinePath.Join(machine.Variable("APPDATA") ?? machine.InHome("AppData/Roaming"), $"Python/Python{series.Replace(".", "", StringComparison.Ordinal)}/site-packages")
                : machine.InHome($".local/lib/python{series}/site-packages");
            if (machine.Files.DirectoryExists(own))
            {
                user = own;
                candidates.Insert(0, own);
            }
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        return [.. candidates.Where(folder => machine.Files.RealPath(folder) is { } real && machine.Files.DirectoryExists(real) && seen.Add(real))];
    }

    private static List<string> Unix(string prefix, string? series)
    {
        List<string> folders = [];
        // Debian keeps the packages of its own Python apart, in dist-packages.
        if (series is not null && prefix is "/usr" or "/usr/local")
        {
            folders.Add($"/usr/local/lib/python{series}/dist-packages");
            folders.Add($"/usr/local/lib/python{series}/site-packages");
            folders.Add("/usr/lib/python3/dist-packages");
            folders.Add($"/usr/lib/python{series}/dist-packages");
        }

        if (series is not null)
        {
            folders.Add(MachinePath.Join(prefix, $"lib/python{series}/site-packages"));
            folders.Add(MachinePath.Join(prefix, $"lib64/python{series}/site-packages"));
        }

        return folders;
    }
}
