using System.Globalization;
using System.Text;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>What stands where a file should be: a Git LFS pointer (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md) or a web page.</summary>
/// <param name="IsPointer">Whether it is an LFS pointer rather than a web page.</param>
/// <param name="TrueLength">The length of the file that the pointer stands for; null if it does not tell.</param>
internal sealed record FileReplacement(bool IsPointer, long? TrueLength)
{
    public static FileReplacement? Find(IMachine machine, string path, long length)
    {
        // A pointer has about 130 bytes, a page of an error a few thousand.
        if (length is <= 0 or > 512 * 1024 || machine.Files.ReadBytes(path, 0, 512) is not { } start)
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(start).TrimStart();
        if (text.StartsWith("version https://git-lfs.github.com/spec/", StringComparison.Ordinal))
        {
            int at = text.IndexOf("\nsize ", StringComparison.Ordinal);
            string size = at < 0 ? "" : text[(at + 6)..].Split('\n', 2)[0].Trim();
            return new FileReplacement(true, long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null);
        }

        bool page = text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
        return page && !path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? new FileReplacement(false, null) : null;
    }
}
