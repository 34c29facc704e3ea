using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Cli.Composition;

/// <summary>Opens the trained model of the installation.</summary>
internal static class ModelLoader
{
    /// <summary>Loads the model.</summary>
    /// <exception cref="UserErrorException">The file is missing or cannot be used.</exception>
    public static FailureModel Load(FailureTaxonomy taxonomy)
    {
        if (!File.Exists(Installation.Model))
        {
            throw new UserErrorException($"The model {Installation.Model} is missing; install llmdiag again, or make it with 'llmdiag model train -o {Installation.Model}'.");
        }

        using FileStream stream = File.OpenRead(Installation.Model);
        try
        {
            return FailureModelReader.Read(Installation.Model, stream, taxonomy);
        }
        catch (FailureModelException exception)
        {
            throw new UserErrorException(exception.Message, exception);
        }
    }
}
