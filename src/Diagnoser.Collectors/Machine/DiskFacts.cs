using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles;

namespace Diagnoser.Collectors.Machine;

/// <summary>Free space where models, caches and temporary files live.</summary>
internal static class DiskFacts
{
    public static void Collect(IMachine machine, FactSink sink, CollectOptions options)
    {
        bool windows = machine.System.Kind == OperatingSystemKind.Windows;
        string temporary = machine.Variable(windows ? "TEMP" : "TMPDIR") ?? (windows ? MachinePath.Join(machine.System.HomeDirectory, "AppData/Local/Temp") : "/tmp");
        (string What, string Path)[] places =
        [
            ("model", options.Model is { } model && MachinePath.IsAbsolute(model) ? model : ""),
            ("Hugging Face cache", ModelCaches.HuggingFaceHub(machine)),
            ("Ollama models", ModelCaches.OllamaModels(machine)),
            ("current folder", machine.System.CurrentDirectory),
            ("temporary files", temporary),
        ];
        double? least = null;
        string leastPath = "";
        HashSet<DiskSpace> seen = [];
        foreach ((string what, string path) in places.Where(place => place.Path.Length > 0))
        {
            if (NearestExisting(machine, path) is not { } existing || machine.Files.SpaceAt(existing) is not { } space)
            {
                continue;
            }

            double free = Quantities.ToGibibytes(space.FreeBytes);
            if (least is null || free < least)
            {
                (least, leastPath) = (free, existing);
            }

            if (seen.Add(space))
            {
                sink.Add("disk.space", $"{what}: {Quantities.Describe(space.FreeBytes)} free of {Quantities.Describe(space.TotalBytes)} at {existing}", existing);
            }
        }

        if (least is { } gibibytes)
        {
            sink.Add("disk.free", gibibytes, leastPath);
        }
    }

    /// <summary>A cache that was never used has no folder yet; the volume is that of the folder above.</summary>
    private static string? NearestExisting(IMachine machine, string path)
    {
        for (string at = path; at.Length > 0; at = MachinePath.Parent(at))
        {
            if (machine.Files.DirectoryExists(at))
            {
                return at;
            }
        }

        return null;
    }
}
