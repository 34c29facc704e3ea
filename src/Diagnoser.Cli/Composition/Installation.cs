namespace Diagnoser.Cli.Composition;

/// <summary>Where the program's own files are: beside the program, whatever the working directory.</summary>
internal static class Installation
{
    /// <summary>The folder of the program.</summary>
    public static string Folder => AppContext.BaseDirectory;

    /// <summary>The shipped rules, with their knowledge tables.</summary>
    public static string Rules => Path.Combine(Folder, "rules");

    /// <summary>Rules, tables and taxonomy in the form that loads fastest, made by the build.</summary>
    public static string KnowledgePack => Path.Combine(Rules, "knowledge.pack");

    /// <summary>The rules' words in another language, made by the build.</summary>
    /// <param name="language">Its tag.</param>
    public static string TranslationPack(string language) => Path.Combine(Rules, $"knowledge.{language}.pack");

    /// <summary>The trained model.</summary>
    public static string Model => Path.Combine(Folder, "models", "llmdiag.model");

    /// <summary>The fingerprint that the model had when the build checked it.</summary>
    public static string ModelSeal => Path.Combine(Folder, "models", "llmdiag.seal");

    /// <summary>The corpus.</summary>
    public static string TrainingData => Path.Combine(Folder, "training-data");

    /// <summary>Opens a file of the installation.</summary>
    /// <exception cref="UserErrorException">The file is missing.</exception>
    public static StreamReader OpenText(string path) =>
        File.Exists(path) ? new StreamReader(path) : throw new UserErrorException($"The file {path} is missing, so this installation is incomplete; install llmdiag again.");
}
