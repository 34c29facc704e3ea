namespace Diagnoser.Training.Corpus;

/// <summary>A file of cases is not what it has to be. The message is one sentence that names file, line and fault.</summary>
public sealed class CorpusFormatException : Exception
{
    /// <summary>States a fault.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="line">The 1-based line; 0 for the file as a whole.</param>
    /// <param name="fault">What is wrong, without a full stop.</param>
    public CorpusFormatException(string fileName, int line, string fault)
        : base(line > 0 ? $"{fileName}:{line}: {fault}." : $"{fileName}: {fault}.")
    {
        FileName = fileName;
        Line = line;
        Fault = fault;
    }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <summary>The 1-based line; 0 for the file as a whole.</summary>
    public int Line { get; }

    /// <summary>What is wrong.</summary>
    public string Fault { get; }
}
