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

        try
        {
            return FailureModelReader.Read(Installation.Model, MappedFile.Open(Installation.Model), ReadSeal(), taxonomy);
        }
        catch (FailureModelException exception)
        {
            throw new UserErrorException(exception.Message, exception);
        }
    }

    /// <summary>Checks the model in full and notes its fingerprint, so that later starts need not; does nothing if there is no model.</summary>
    public static void Seal(FailureTaxonomy taxonomy)
    {
        File.Delete(Installation.ModelSeal);
        if (File.Exists(Installation.Model))
        {
            _ = Load(taxonomy);
            File.WriteAllBytes(Installation.ModelSeal, BitConverter.GetBytes(ModelSeal.Of(File.ReadAllBytes(Installation.Model))));
        }
    }

    private static ulong? ReadSeal() =>
        File.Exists(Installation.ModelSeal) && File.ReadAllBytes(Installation.ModelSeal) is { Length: sizeof(ulong) } seal ? BitConverter.ToUInt64(seal) : null;
}
