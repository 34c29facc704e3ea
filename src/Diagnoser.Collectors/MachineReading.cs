using System.Text;

namespace Diagnoser.Collectors;

/// <summary>What collectors do with a machine again and again: read a small text, the end of a long one, find a tool on the path.</summary>
internal static class MachineReading
{
    /// <summary>As much of a text file as collectors read unless they say otherwise: 4 MiB.</summary>
    public const int TextLimit = 4 * 1024 * 1024;

    /// <summary>Reads the beginning of a text file. Bytes that are no UTF-8 become replacement characters.</summary>
    /// <returns>The text, or null if the file is missing or cannot be read.</returns>
    public static string? ReadText(this IMachineFiles files, string path, int maximumBytes = TextLimit)
    {
        byte[]? bytes = files.ReadBytes(path, 0, maximumBytes);
        return bytes is null ? null : Decode(bytes);
    }

    /// <summary>Reads a one-line file, as /proc and /sys have many.</summary>
    public static string? ReadLine(this IMachineFiles files, string path)
    {
        string? text = files.ReadText(path, 4096);
        return text is null ? null : text.AsSpan().Trim("\0 \r\n\t").ToString();
    }

    /// <summary>Reads the end of a text file.</summary>
    public static string? ReadTail(this IMachineFiles files, string path, int maximumBytes)
    {
        long length = files.Find(path)?.Length ?? 0;
        byte[]? bytes = files.ReadBytes(path, Math.Max(0, length - maximumBytes), maximumBytes);
        return bytes is null ? null : Decode(bytes);
    }

    /// <summary>Reads a piece of a file.</summary>
    /// <returns>The bytes, fewer than asked for where the file ends; null if the file is missing or cannot be read.</returns>
    public static byte[]? ReadBytes(this IMachineFiles files, string path, long offset, int count)
    {
        try
        {
            using Stream? stream = files.Open(path);
            if (stream is null)
            {
                return null;
            }

            if (offset > 0)
            {
                stream.Seek(offset, SeekOrigin.Begin);
            }

            // Files of /proc have no length, so the buffer grows as they are read.
            byte[] buffer = new byte[Math.Min(count, 16 * 1024)];
            int total = 0;
            while (total < count)
            {
                if (total == buffer.Length)
                {
                    Array.Resize(ref buffer, Math.Min(count, buffer.Length * 4));
                }

                int read = stream.Read(buffer, total, buffer.Length - total);
                if (read == 0)
                {
                    break;
                }

                total += read;
            }

            return total == buffer.Length ? buffer : buffer[..total];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    public static bool FileExists(this IMachineFiles files, string path) => files.Find(path) is { IsDirectory: false };

    public static bool DirectoryExists(this IMachineFiles files, string path) => files.Find(path) is { IsDirectory: true };

    public static string? Variable(this IMachine machine, string name) =>
        machine.Variables.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    public static string InHome(this IMachine machine, string relative) => MachinePath.Join(machine.System.HomeDirectory, relative);

    /// <summary>The folders of a variable such as PATH, absolute ones only.</summary>
    public static IEnumerable<string> PathList(this IMachine machine, string variable)
    {
        char separator = machine.System.Kind == OperatingSystemKind.Windows ? ';' : ':';
        return (machine.Variable(variable) ?? "")
            .Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(MachinePath.IsAbsolute);
    }

    /// <summary>Finds a program on the path. The current folder is never searched.</summary>
    public static string? FindOnPath(this IMachine machine, string program)
    {
        string name = machine.System.Kind == OperatingSystemKind.Windows && !program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
            ? program + ".exe"
            : program;
        return machine.PathList("PATH").Select(folder => MachinePath.Join(folder, name)).FirstOrDefault(machine.Files.FileExists);
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        }

        return bytes is [0xEF, 0xBB, 0xBF, ..] ? Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3) : Encoding.UTF8.GetString(bytes);
    }
}
