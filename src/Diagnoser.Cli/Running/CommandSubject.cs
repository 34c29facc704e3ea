namespace Diagnoser.Cli.Running;

/// <summary>What a command line says of the Python and the model that the command uses.</summary>
internal static class CommandSubject
{
    private const int LongestFirstLine = 256;

    private static readonly string[] s_modelOptions = ["--model", "--model-path", "--model_name_or_path", "--model-dir"];

    /// <summary>The Python that runs the command: named, or in the first line of the script (as in <c>vllm</c> and <c>torchrun</c>); null if it is not told.</summary>
    public static string? PythonOf(IReadOnlyList<string> command)
    {
        string? path = OperatingSystem.IsWindows() ? null : Unix.ProgramFile.Find(command[0], Environment.GetEnvironmentVariable("PATH"));
        if (path is null)
        {
            return null;
        }

        string? interpreter = InterpreterOf(path);
        bool isPython = Path.GetFileName(path).StartsWith("python", StringComparison.Ordinal);
        return isPython && interpreter is null ? Path.GetFullPath(path)
            : interpreter is not null && Path.GetFileName(interpreter).StartsWith("python", StringComparison.Ordinal) ? interpreter
            : null;
    }

    /// <summary>The model that the command line names; null if it names none.</summary>
    public static string? ModelOf(IReadOnlyList<string> command)
    {
        for (int index = 1; index < command.Count; index++)
        {
            string word = command[index];
            string? next = index + 1 < command.Count ? command[index + 1] : null;
            if (s_modelOptions.Contains(word) || (word == "-m" && next?.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) == true))
            {
                return next;
            }

            if (s_modelOptions.FirstOrDefault(option => word.StartsWith(option + "=", StringComparison.Ordinal)) is { } named)
            {
                return word[(named.Length + 1)..];
            }
        }

        return null;
    }

    private static string? InterpreterOf(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[LongestFirstLine];
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            int end = start.IndexOf((byte)'\n');
            return start.StartsWith("#!"u8) && end > 0 ? System.Text.Encoding.UTF8.GetString(start[2..end]).Trim().Split(' ')[0] : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
