using System.Diagnostics;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machines;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Machines;

public sealed class LocalMachineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llmdiag-local-");
    private readonly LocalMachine _machine = new(TimeProvider.System);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task This_machine_is_collected_whatever_it_is()
    {
        CollectionResult result = await MachineCollection.RunAsync(_machine, StandardCollectors.All, CollectOptions.Default);

        result.Facts.ValueOf("os.family").ShouldBeOneOf("linux", "windows", "macos");
        result.Facts.ValueOf("cpu.cores").ShouldBe(Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        result.Facts.TryGet("gpu.count", out _).ShouldBeTrue();
        result.Facts.All.Select(fact => fact.Key).Where(key => !FactKeys.IsKnown(key)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tool_that_hangs_is_ended_when_its_time_is_over()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        ToolResult result = await _machine.Tools.RunAsync(ToolCall.Of("sleep", "60"), TimeSpan.FromMilliseconds(200), CancellationToken.None);

        result.Outcome.ShouldBe(ToolOutcome.TimedOut);
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_tool_that_is_not_there_is_missing() =>
        (await _machine.Tools.RunAsync(ToolCall.Of("no-such-tool-of-anybody"), TimeSpan.FromSeconds(5), CancellationToken.None)).Outcome.ShouldBe(ToolOutcome.Missing);

    [Fact]
    public async Task A_tool_of_the_current_folder_is_never_run()
    {
        string name = "llmdiag-test-tool";
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), "#!/bin/sh\necho run\n");

        (await _machine.Tools.RunAsync(ToolCall.Of("./" + name), TimeSpan.FromSeconds(5), CancellationToken.None)).Outcome.ShouldBe(ToolOutcome.Missing);
    }

    [Fact]
    public void A_link_in_a_circle_is_missing_and_a_link_to_a_file_has_its_length()
    {
        string file = Path.Combine(_folder.FullName, "blob");
        File.WriteAllBytes(file, new byte[1234]);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "link"), file);
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "a"), Path.Combine(_folder.FullName, "b"));
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "b"), Path.Combine(_folder.FullName, "a"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "self"), _folder.FullName);

        _machine.Files.Find(Path.Combine(_folder.FullName, "link"))!.Length.ShouldBe(1234);
        _machine.Files.Find(Path.Combine(_folder.FullName, "a")).ShouldBeNull();
        _machine.Files.Open(Path.Combine(_folder.FullName, "a")).ShouldBeNull();
        _machine.Files.RealPath(Path.Combine(_folder.FullName, "self", "self", "blob")).ShouldBe(_machine.Files.RealPath(file));
        _machine.Files.List(_folder.FullName).Entries.Select(entry => entry.Name).ShouldBe(["a", "b", "blob", "link", "self"]);
    }

    [Fact]
    public void What_is_no_folder_and_what_is_not_there_lists_nothing()
    {
        string file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "text");

        _machine.Files.List(file).Entries.ShouldBeEmpty();
        _machine.Files.List(Path.Combine(_folder.FullName, "nowhere")).Outcome.ShouldBe(ListingOutcome.Missing);
        _machine.Files.List("\0").Entries.ShouldBeEmpty();
        _machine.Files.Find("\0").ShouldBeNull();
    }

    [Fact]
    public void A_folder_is_listed_up_to_the_number_asked_for()
    {
        for (int index = 0; index < 20; index++)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, $"{index:00}"), "");
        }

        DirectoryListing listing = _machine.Files.List(_folder.FullName, 5);

        listing.Entries.Count.ShouldBe(5);
        listing.Truncated.ShouldBeTrue();
    }
}
