using System.Text;
using System.Text.Json;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Python;

/// <summary>
/// Reads a folder of packages from its metadata: *.dist-info (https://packaging.python.org/en/latest/specifications/recording-installed-packages/)
/// and *.egg-info. Of the packages' own files nothing is read but names, so that a folder of 100,000 entries is one listing.
/// </summary>
internal static class PackageReader
{
    private const int LongestHeader = 96 * 1024;

    /// <summary>The metadata folders of a listing as name and version, without reading them.</summary>
    public static IEnumerable<PackageEntry> Names(DirectoryListing listing)
    {
        foreach (ListedName entry in listing.Entries)
        {
            string? stem = entry.Name.EndsWith(".dist-info", StringComparison.Ordinal) ? entry.Name[..^".dist-info".Length]
                : entry.Name.EndsWith(".egg-info", StringComparison.Ordinal) ? entry.Name[..^".egg-info".Length]
                : null;

            // What pip leaves of a broken install starts with ~ or -.
            if (stem is null or "" || stem[0] is '~' or '-')
            {
                continue;
            }

            int hyphen = stem.IndexOf('-', StringComparison.Ordinal);
            while (hyphen > 0 && hyphen + 1 < stem.Length && !char.IsAsciiDigit(stem[hyphen + 1]))
            {
                hyphen = stem.IndexOf('-', hyphen + 1);
            }

            if (hyphen > 0 && hyphen + 1 < stem.Length)
            {
                // An egg-info adds the Python: name-1.0-py3.10
                string version = stem[(hyphen + 1)..].Split('-')[0];
                yield return new PackageEntry(entry.Name, FactKeys.NormalizePackage(stem[..hyphen]), version);
            }
        }
    }

    public static InstalledPackage Read(IMachine machine, string folder, string entry, string name, string version)
    {
        string metadata = MachinePath.Join(folder, entry);
        string header = ReadHeader(machine, metadata);
        List<string> requirements = [];
        foreach (ReadOnlySpan<char> line in header.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                break;
            }

            if (line.StartsWith("Requires-Dist:", StringComparison.OrdinalIgnoreCase))
            {
                requirements.Add(line["Requires-Dist:".Length..].Trim().ToString());
            }
            else if (line.StartsWith("Version:", StringComparison.OrdinalIgnoreCase))
            {
                version = line["Version:".Length..].Trim().ToString();
            }
        }

        (string? origin, bool editable) = ReadOrigin(machine, metadata);
        return new InstalledPackage
        {
            Name = name,
            Version = version,
            Metadata = metadata,
            Folder = folder,
            Requirements = requirements,
            Origin = origin,
            IsEditable = editable,
        };
    }

    private static string ReadHeader(IMachine machine, string metadata)
    {
        foreach (string file in new[] { MachinePath.Join(metadata, "METADATA"), MachinePath.Join(metadata, "PKG-INFO"), metadata })
        {
            if (machine.Files.ReadBytes(file, 0, LongestHeader) is { } bytes)
            {
                int end = bytes.AsSpan().IndexOf("\n\n"u8);
                return Encoding.UTF8.GetString(bytes.AsSpan(0, end < 0 ? bytes.Length : end + 1));
            }
        }

        return "";
    }

    /// <summary>Reads direct_url.json (PEP 610), which is there only if the package comes from no index.</summary>
    private static (string? Origin, bool Editable) ReadOrigin(IMachine machine, string metadata)
    {
        byte[]? bytes = machine.Files.ReadBytes(MachinePath.Join(metadata, "direct_url.json"), 0, 64 * 1024);
        if (bytes is null)
        {
            return (null, false);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            JsonElement root = document.RootElement;
            string? address = root.TryGetProperty("url", out JsonElement url) ? url.GetString() : null;
            bool editable = root.TryGetProperty("dir_info", out JsonElement folder)
                && folder.TryGetProperty("editable", out JsonElement value) && value.ValueKind == JsonValueKind.True;
            return (address, editable);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, false);
        }
    }
}
