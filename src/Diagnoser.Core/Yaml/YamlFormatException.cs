namespace Diagnoser.Core.Yaml;

/// <summary>A YAML file of ours or of the user's is not what it has to be. The message is one sentence that names file, line and fault.</summary>
public sealed class YamlFormatException : Exception
{
    /// <summary>States a fault.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="line">The 1-based line; 0 if it is not known.</param>
    /// <param name="fault">What is wrong, without a full stop.</param>
    public YamlFormatException(string fileName, int line, string fault)
        : base($"{fileName}:{line}: {fault}")
    {
        FileName = fileName;
        Line = line;
        Fault = fault;
    }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <summary>The 1-based line; 0 if it is not known.</summary>
    public int Line { get; }

    /// <summary>What is wrong.</summary>
    public string Fault { get; }
}
