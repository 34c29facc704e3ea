namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Where a model was found.</summary>
/// <param name="Path">Its folder, or its file.</param>
/// <param name="IsFile">Whether it is one file (GGUF).</param>
/// <param name="Name">Its name, as far as the place tells: <c>Qwen/Qwen2.5-7B-Instruct</c>.</param>
/// <param name="Reason">Why this one was taken, in words for a reader.</param>
internal sealed record ModelLocation(string Path, bool IsFile, string Name, string Reason)
{
    /// <summary>Where it lies: hub (the Hugging Face cache), modelscope, ollama, folder or file.</summary>
    public string Store { get; init; } = IsFile ? "file" : "folder";
}
