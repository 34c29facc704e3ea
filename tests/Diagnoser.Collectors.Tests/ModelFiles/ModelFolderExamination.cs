using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.ModelFiles;

/// <summary>Puts a model's folder on a machine and reads it.</summary>
internal static class ModelFolderExamination
{
    public static FakeMachine ToMachine(this ModelFolderBuilder model)
    {
        FakeMachine machine = new();
        machine.Folder(model.Folder);
        foreach ((string name, byte[] bytes) in model.Files())
        {
            machine.File($"{model.Folder}/{name}", bytes);
        }

        return machine;
    }

    public static Task<FactSet> ExamineAsync(this ModelFolderBuilder model) =>
        model.ToMachine().CollectAsync(new ModelFilesCollector(), CollectOptions.Default with { Model = model.Folder });
}
