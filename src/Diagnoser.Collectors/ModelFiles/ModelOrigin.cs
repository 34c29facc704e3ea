using System.Buffers;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Tells from which repository a model's folder came, so that a fix can name it.</summary>
internal static class ModelOrigin
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>The repository (<c>owner/name</c>) and the file that told it; null if nothing does.</summary>
    public static (string Repository, string Source)? Find(IMachine machine, ModelFolder model)
    {
        ModelLocation location = model.Location;
        if (IsRepository(location.Name))
        {
            return (location.Name, location.Path);
        }

        if (!location.IsFile && Cloned(machine, location.Path) is { } cloned)
        {
            return (cloned, ".git/config");
        }

        // Trainers write the base model here, so it counts only where the folder has the same name.
        return model.Config?.NameOrPath is { } written && IsRepository(written) && MachinePath.Name(written).Equals(location.Name, StringComparison.OrdinalIgnoreCase) ? (written, "config.json") : null;
    }

    private static string? Cloned(IMachine machine, string folder)
    {
        foreach (ReadOnlySpan<char> line in (machine.Files.ReadText(MachinePath.Join(folder, ".git/config"), 64 * 1024) ?? "").AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> text = line.Trim();
            if (text.StartsWith("url") && (text.Contains("huggingface.co", StringComparison.Ordinal) || text.Contains("hf.co", StringComparison.Ordinal)))
            {
                string[] parts = text[(text.IndexOf('=') + 1)..].Trim().TrimEnd('/').ToString().Split('/');
                string repository = parts.Length < 2 ? "" : $"{parts[^2]}/{(parts[^1].EndsWith(".git", StringComparison.Ordinal) ? parts[^1][..^4] : parts[^1])}";
                return IsRepository(repository) ? repository : null;
            }
        }

        return null;
    }

    private static bool IsRepository(string text) =>
        text.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } name] && owner is not ("." or "..") && !owner.AsSpan().ContainsAnyExcept(NameCharacters) && !name.AsSpan().ContainsAnyExcept(NameCharacters);
}
