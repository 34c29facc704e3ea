using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>Says what is wrong with a model's files, from the files alone.</summary>
internal static class ModelDoctor
{
    public static void Examine(IMachine machine, ModelFolder model, FactSink sink)
    {
        Findings findings = new(sink);
        FileChecks.Run(machine, model, findings);
        WeightChecks.Run(machine, model, findings);
        ShapeChecks.Run(model, findings);
        TokenizerChecks.Run(model, findings);
        TemplateChecks.Run(model, findings);
        DownloadChecks.Run(machine, model, findings);
        findings.AddDownloads(model.Location.Path);
        if (ModelOrigin.Find(machine, model) is var (repository, source))
        {
            sink.Add("model.repository", repository, source);
        }
    }
}
