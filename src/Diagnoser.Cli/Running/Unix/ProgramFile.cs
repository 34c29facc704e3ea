using System.Runtime.Versioning;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>Finds the file of a program as a shell does: with a slash it is a path, without one it is looked for on the path.</summary>
[UnsupportedOSPlatform("windows")]
internal static class ProgramFile
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Finds a program.</summary>
    /// <param name="name">Its name or path.</param>
    /// <param name="searchPath">The variable PATH; null for the system's default.</param>
    /// <returns>Its file; null if there is none.</returns>
    public static string? Find(string name, string? searchPath)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            return Path.Exists(name) ? name : null;
        }

        string? first = null;
        foreach (string folder in (searchPath ?? "/usr/local/bin:/usr/bin:/bin").Split(':'))
        {
            string path = folder.Length == 0 ? "./" + name : $"{folder.TrimEnd('/')}/{name}";
            if (name.Length > 0 && File.Exists(path))
            {
                if ((File.GetUnixFileMode(path) & Executable) != 0)
                {
                    return path;
                }

                first ??= path;
            }
        }

        return first;
    }
}
