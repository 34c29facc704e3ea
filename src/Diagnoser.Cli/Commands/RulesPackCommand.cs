using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Packing;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules pack</c>: the build's last step, which turns the YAML files into the form that loads fastest.</summary>
internal static class RulesPackCommand
{
    public static Command Create(Terminal terminal)
    {
        Command command = new("pack", "Make the knowledge pack from the rules beside the program, and check the model.") { Hidden = true };
        command.SetAction(_ => Run(terminal));
        return command;
    }

    private static void Run(Terminal terminal)
    {
        using MemoryStream pack = new();
        KnowledgeBase knowledge = KnowledgeLoader.LoadSources(Installation.Rules, []);
        KnowledgePackWriter.Write(knowledge, pack);
        File.WriteAllBytes(Installation.KnowledgePack, pack.ToArray());
        ModelLoader.Seal(knowledge.Taxonomy);
        terminal.Output.WriteLine($"Wrote {Installation.KnowledgePack}, {pack.Length / 1024} KiB.");
        foreach (string language in TranslationLoader.Languages)
        {
            using MemoryStream translation = new();
            TranslationPack.Write(TranslationLoader.ReadSources(Installation.Rules, language), translation);
            File.WriteAllBytes(Installation.TranslationPack(language), translation.ToArray());
        }
    }
}
