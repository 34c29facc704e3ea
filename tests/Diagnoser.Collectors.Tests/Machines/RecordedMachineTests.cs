using System.Text;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machines;
using Diagnoser.Collectors.Tests.Support;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Machines;

public sealed class RecordedMachineTests
{
    public static TheoryData<string> Names { get; } = [.. Directory.GetDirectories(Repository.Machines).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_facts_of_a_recorded_machine_are_those_that_were_approved(string name)
    {
        RecordedMachine machine = RecordedMachine.Open(Path.Combine(Repository.Machines, name));

        CollectionResult result = await MachineCollection.RunAsync(machine, StandardCollectors.All, CollectOptions.Default);

        StringBuilder text = new();
        foreach (Fact fact in result.Facts.All)
        {
            text.Append(fact.Key).Append(" = ").Append(fact.Value).Append("  <").Append(fact.Source).Append(">\n");
        }

        result.Runs.Where(run => run.Outcome != CollectorOutcome.Done).ShouldBeEmpty();
        text.ToString().ShouldMatchApproved(options => options.NoDiff().SubFolder("Approved").WithFilenameGenerator((_, _, type, _) => $"{name}.{type}.txt"));
    }

    [Fact]
    public void There_are_at_least_fourteen_recorded_machines() => Names.Count.ShouldBeGreaterThanOrEqualTo(14);

    [Fact]
    public async Task A_recording_gives_the_same_facts_as_the_machine_that_was_recorded()
    {
        RecordedMachine original = RecordedMachine.Open(Path.Combine(Repository.Machines, "conda-pip-leftovers"));
        MachineRecorder recorder = new(original);
        CollectionResult first = await MachineCollection.RunAsync(recorder, StandardCollectors.All, CollectOptions.Default);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("llmdiag-recording-");
        try
        {
            recorder.Save(folder.FullName);
            CollectionResult second = await MachineCollection.RunAsync(RecordedMachine.Open(folder.FullName), StandardCollectors.All, CollectOptions.Default);

            second.Facts.All.ShouldBe(first.Facts.All);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_recording_holds_no_secret_of_the_environment()
    {
        FakeMachine machine = new FakeMachine()
            .Variable("HF_TOKEN", "hf_abcdefghijklmnopqrstuvwxyz")
            .Variable("HTTPS_PROXY", "http://anna:hunter22@proxy:3128")
            .Variable("MY_PRIVATE_THING", "not of interest")
            .File("/proc/17/cmdline", "python\0-m\0vllm.entrypoints.openai.api_server\0--api-key\0topsecret\0--port\09000\0")
            .File("/proc/18/cmdline", "mail\0--to\0somebody\0");
        MachineRecorder recorder = new(machine);
        await MachineCollection.RunAsync(recorder, StandardCollectors.All, CollectOptions.Default);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("llmdiag-recording-");
        try
        {
            recorder.Save(folder.FullName);
            string description = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "machine.json"));

            description.ShouldNotContain("hf_abcdef");
            description.ShouldNotContain("hunter22");
            description.ShouldNotContain("MY_PRIVATE_THING");
            description.ShouldContain("HF_TOKEN");
            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "files/proc/17/cmdline"))).ShouldContain("--api-key\0***");
            File.Exists(Path.Combine(folder.FullName, "files/proc/18/cmdline")).ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_without_a_recording_is_refused_in_one_sentence() =>
        Should.Throw<InvalidDataException>(() => RecordedMachine.Open(Path.GetTempPath()))
            .Message.ShouldContain("holds no recorded machine: machine.json is missing");

    [Fact]
    public void Reading_past_what_was_recorded_of_a_file_is_no_end_of_file()
    {
        FakeMachine machine = new FakeMachine().File("/big.bin", new byte[10], length: 1000);

        machine.Files.ReadBytes("/big.bin", 0, 10).ShouldBe(new byte[10]);
        machine.Files.ReadBytes("/big.bin", 0, 20).ShouldBeNull();
        machine.Files.Find("/big.bin")!.Length.ShouldBe(1000);
    }
}
