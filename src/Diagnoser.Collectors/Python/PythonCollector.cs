using Diagnoser.Collectors.Collection;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Python;

/// <summary>
/// The Pythons of the machine and the packages of the one that is in use, from files alone: no Python is started, so that this works where
/// <c>import torch</c> itself is what fails.
/// </summary>
internal sealed class PythonCollector : ICollector
{
    private const int MostPackages = 3_000;

    public string Name => "python";

    public TimeSpan Limit => TimeSpan.FromSeconds(6);

    public Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        IReadOnlyList<PythonEnvironment> environments = PythonFinder.FindAll(machine, options);
        if (environments.Count == 0)
        {
            return Task.CompletedTask;
        }

        PythonEnvironment chosen = environments[0];
        AddEnvironment(sink, chosen);
        foreach (PythonEnvironment other in environments.Skip(1))
        {
            sink.Add("python.others", $"{other.Kind} {other.Version ?? "of unknown version"} in {other.Prefix} ({other.Reason})", other.Prefix);
        }

        List<InstalledPackage> packages = ReadPackages(machine, sink, chosen, cancellation);
        TorchFacts.Collect(machine, sink, chosen);
        AddPackages(sink, packages);
        AddLibrariesOfWheels(sink, packages);
        ExtensionMismatch.Collect(machine, sink, chosen, packages);
        UnmetRequirements.Collect(machine, sink, chosen, packages);
        CondaPackages.Collect(machine, sink, chosen);
        TrainingStack.Collect(machine, sink, chosen);
        return Task.CompletedTask;
    }

    private static void AddEnvironment(FactSink sink, PythonEnvironment environment)
    {
        sink.Add("python.version", environment.Version, environment.Prefix);
        sink.Add("python.environment", environment.Kind, environment.Prefix);
        sink.Add("python.executable", environment.Executable, environment.Reason);
        sink.Add("python.prefix", environment.Prefix, environment.Reason);
        sink.Add("python.chosen", environment.Reason, environment.Prefix);
        foreach (string folder in environment.PackageFolders)
        {
            sink.Add("python.site-packages", folder, environment.Prefix);
        }
    }

    private static List<InstalledPackage> ReadPackages(IMachine machine, FactSink sink, PythonEnvironment environment, CancellationToken cancellation)
    {
        List<InstalledPackage> packages = [];
        Dictionary<string, string> folderOf = new(StringComparer.Ordinal);
        foreach (string folder in environment.PackageFolders)
        {
            DirectoryListing listing = machine.Files.List(folder);
            PackageFolderProblems.Collect(sink, folder, listing);
            foreach ((string entry, string name, string version) in PackageReader.Names(listing).Take(MostPackages))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!folderOf.TryAdd(name, folder))
                {
                    // Python imports what it finds first.
                    if (folderOf[name] == environment.UserFolder && folder != folderOf[name])
                    {
                        sink.Add("python.user-site", $"{name} in {environment.UserFolder} hides {name} {version} of the environment", folder);
                    }

                    continue;
                }

                packages.Add(PackageReader.Read(machine, folder, entry, name, version));
            }
        }

        return packages;
    }

    private static void AddPackages(FactSink sink, List<InstalledPackage> packages)
    {
        sink.Add("python.packages", packages.Count, "site-packages");
        bool torchIsKnown = sink.Facts.Any(fact => fact.Key == "torch.version");
        foreach (InstalledPackage package in packages)
        {
            string key = FactKeys.VersionOf(package.Name);

            // A package called "python" or "driver" must not pass for the thing itself.
            // Of torch, its own file has told the build, and stale metadata may say otherwise.
            bool taken = FactKeys.Documented.ContainsKey(key) || (package.Name == "torch" && torchIsKnown);
            if (!taken)
            {
                sink.Add(key, package.Version, package.Metadata);
            }

            if (package.IsEditable)
            {
                sink.Add("python.editable", $"{package.Name} {package.Version} from {package.Origin}", package.Metadata);
            }
            else if (package.Origin is { } origin)
            {
                sink.Add("python.source", $"{package.Name} {package.Version} from {origin}", package.Metadata);
            }
        }
    }

    /// <summary>cuDNN and NCCL as torch loads them come from wheels, before whatever the system has.</summary>
    private static void AddLibrariesOfWheels(FactSink sink, List<InstalledPackage> packages)
    {
        foreach (InstalledPackage package in packages)
        {
            string? key = package.Name.StartsWith("nvidia-cudnn-cu", StringComparison.Ordinal) ? "cudnn.version"
                : package.Name.StartsWith("nvidia-nccl-cu", StringComparison.Ordinal) ? "nccl.version"
                : null;
            if (key is not null)
            {
                sink.Add(key, package.Version, package.Metadata);
            }
        }
    }
}
