using System.CommandLine;
using Diagnoser.Collectors.Collection;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Cli.Composition;

/// <summary>A machine that was read, and what is known to judge it by; both are fetched side by side.</summary>
internal sealed class MachineReport
{
    private readonly KnowledgeBase _knowledge;

    private MachineReport(CollectionResult machine, KnowledgeBase knowledge)
    {
        Machine = machine;
        _knowledge = knowledge;
    }

    /// <summary>What was collected.</summary>
    public CollectionResult Machine { get; }

    /// <summary>Reads the machine that the command line chose, while the rules are loaded.</summary>
    /// <exception cref="UserErrorException">The model, the log or the container that the command line names is not there.</exception>
    public static async Task<MachineReport> CollectAsync(
        Terminal terminal,
        MachineSelection selection,
        ParseResult parsed,
        IReadOnlyList<string> userRuleFolders,
        ReportLanguage language,
        bool findFailure,
        CancellationToken cancellation)
    {
        CollectOptions options = selection.ReadOptions(parsed, findFailure);
        Task<KnowledgeBase> knowledge = Task.Run(() => KnowledgeLoader.Load(userRuleFolders, language), cancellation);
        CollectionResult machine = await MachineSelection.CollectAsync(terminal, selection.OpenMachine(parsed), options, cancellation);
        RefuseMissing(machine, options);
        return new MachineReport(machine, await knowledge);
    }

    /// <summary>Looks at the machine without any failure.</summary>
    public DiagnosisReport Check(CancellationToken cancellation) => new MachineCheck(_knowledge, DiagnosisEngine.Tool).Check(Machine.Facts.All, cancellation);

    /// <summary>Diagnoses the failure that was found on the machine.</summary>
    public DiagnosisReport Diagnose(string text, CancellationToken cancellation)
    {
        using StringReader reader = new(text);
        return DiagnosisEngine.Over(_knowledge).Diagnose(reader, InputSource.Machine, Machine.Facts.All, cancellation);
    }

    private static void RefuseMissing(CollectionResult machine, CollectOptions options)
    {
        if (options.Model is not null && machine.Facts.TryGet("model.search", out Fact? search))
        {
            throw new UserErrorException($"The model {search.Value}; give its folder, its file or its name as in a cache.");
        }

        if (options.Python is not null && machine.Facts.ValueOf("python.chosen") is not "named by the user")
        {
            throw new UserErrorException($"There is no Python at {options.Python}; give the executable or the folder of the environment.");
        }

        if (options.Log is not null && machine.Failure is null)
        {
            throw new UserErrorException($"The log {options.Log} cannot be read; check the path.");
        }

        if (options is { Log: null, DockerContainer: not null } && machine.Failure is null)
        {
            throw new UserErrorException($"Docker gives no log of the container {options.DockerContainer}; 'docker ps -a' lists the containers.");
        }
    }
}
