namespace Diagnoser.Collectors.ModelFiles;

/// <summary>
/// Where downloaded models lie. Hugging Face: https://huggingface.co/docs/huggingface_hub/guides/manage-cache;
/// ModelScope: https://modelscope.cn/docs; Ollama: https://github.com/ollama/ollama/blob/main/docs/faq.md.
/// </summary>
internal static class ModelCaches
{
    public static string HuggingFaceHome(IMachine machine) =>
        machine.Variable("HF_HOME")
        ?? (machine.Variable("XDG_CACHE_HOME") is { } cache ? MachinePath.Join(cache, "huggingface") : machine.InHome(".cache/huggingface"));

    public static string HuggingFaceHub(IMachine machine) =>
        machine.Variable("HF_HUB_CACHE")
        ?? machine.Variable("HUGGINGFACE_HUB_CACHE")
        ?? machine.Variable("TRANSFORMERS_CACHE")
        ?? MachinePath.Join(HuggingFaceHome(machine), "hub");

    public static string ModelScope(IMachine machine) =>
        machine.Variable("MODELSCOPE_CACHE") ?? machine.InHome(".cache/modelscope/hub");

    public static string OllamaModels(IMachine machine)
    {
        if (machine.Variable("OLLAMA_MODELS") is { } named)
        {
            return named;
        }

        string own = machine.InHome(".ollama/models");

        // Ollama's installer for Linux makes a service with a user of its own.
        const string service = "/usr/share/ollama/.ollama/models";
        return !machine.Files.DirectoryExists(own) && machine.Files.DirectoryExists(service) ? service : own;
    }
}
