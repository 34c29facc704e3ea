using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles.Doctor;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Reads the model that the user names, or the one in the current folder, and says what is wrong with its files.</summary>
internal sealed class ModelFilesCollector : ICollector
{
    public string Name => "model";

    // Headers of a hundred shards on a network drive.
    public TimeSpan Limit => TimeSpan.FromSeconds(20);

    public Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        string searched = "";
        ModelLocation? location = options.Model is { } named ? ModelLocator.Find(machine, named, out searched) : ModelLocator.InCurrentFolder(machine);
        if (location is null)
        {
            sink.Add("model.search", searched.Length == 0 ? null : $"{options.Model} was not found in {searched}", "--model");
            return Task.CompletedTask;
        }

        sink.Add("model.path", location.Path, location.Reason);
        sink.Add("model.name", location.Name, location.Reason);
        ModelFolder model = ModelFolderReader.Read(machine, location, cancellation);
        ModelFacts.Add(model, sink);
        ModelDoctor.Examine(machine, model, sink);
        return Task.CompletedTask;
    }
}
