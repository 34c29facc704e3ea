namespace Diagnoser.Core.Learning;

/// <summary>A model file cannot be used. The message is one sentence that names the file, what is wrong and what to do.</summary>
public sealed class FailureModelException : Exception
{
    /// <summary>States a fault.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="fault">What is wrong and what to do, without a full stop.</param>
    public FailureModelException(string fileName, string fault)
        : base($"The model {fileName} {fault}.")
    {
    }
}
