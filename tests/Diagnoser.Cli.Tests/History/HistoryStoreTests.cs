using Diagnoser.Cli.History;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.Tests.History;

public sealed class HistoryStoreTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"llmdiag-history-{Guid.NewGuid():N}");
    private readonly FixedTime _time = new(new DateTimeOffset(2026, 11, 27, 18, 30, 42, TimeSpan.Zero));
    private readonly HistoryStore _store;

    public HistoryStoreTests() => _store = new HistoryStore(_folder, _time);

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Without_entries_there_is_no_folder_and_an_empty_list()
    {
        _store.List().ShouldBeEmpty();

        Directory.Exists(_folder).ShouldBeFalse();
    }

    [Fact]
    public void Entries_are_listed_newest_first_as_they_were_saved()
    {
        _store.Save(Entry("first")).ShouldBe("20261127-183042");
        _store.Save(Entry("second")).ShouldBe("20261127-183042-2");
        _time.Now += TimeSpan.FromHours(1);
        _store.Save(Entry("third") with { ExitCode = 137, Verdict = "likely", Cause = "G.2", Subject = "python3 app.py", IsGood = false });

        IReadOnlyList<HistoryEntry> entries = _store.List();

        entries.Select(entry => entry.Title).ShouldBe(["third", "second", "first"]);
        entries[0].ShouldBe(new HistoryEntry { Id = "20261127-193042", Date = _time.Now, Via = "run", Title = "third", ExitCode = 137, Verdict = "likely", Cause = "G.2", Subject = "python3 app.py", Facts = entries[0].Facts });
        Directory.GetFiles(_folder, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_is_read_back_whole_by_its_id_a_beginning_of_it_or_a_word()
    {
        _store.Save(Entry("good one") with { Facts = [new ReportedFact("torch.version", "2.5.1", "METADATA")] });
        _time.Now += TimeSpan.FromDays(1);
        _store.Save(Entry("bad one") with { IsGood = false });

        _store.Read("good").Facts.ShouldBe([new ReportedFact("torch.version", "2.5.1", "METADATA")]);
        _store.Read("20261127").Title.ShouldBe("good one");
        _store.Read("last").Title.ShouldBe("bad one");
        Should.Throw<UserErrorException>(() => _store.Read("2026")).Message.ShouldBe("2 entries begin with 2026; write more of the id.");
        Should.Throw<UserErrorException>(() => _store.Read("1999")).Message.ShouldBe("The history has no entry 1999; 'llmdiag history' lists them.");
    }

    [Fact]
    public void Only_the_newest_are_kept()
    {
        for (int count = 0; count < HistoryStore.MostEntries + 5; count++)
        {
            _time.Now += TimeSpan.FromMinutes(1);
            _store.Save(Entry($"number {count}"));
        }

        IReadOnlyList<HistoryEntry> entries = _store.List();
        entries.Count.ShouldBe(HistoryStore.MostEntries);
        entries[^1].Title.ShouldBe("number 5");
    }

    [Fact]
    public void What_is_no_entry_is_left_out_and_left_alone()
    {
        _store.Save(Entry("mine"));
        File.WriteAllText(Path.Combine(_folder, "20261127-000000.json"), "{ \"historyVersion\": 1, \"id\"");
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "not an entry");

        _store.List().Select(entry => entry.Title).ShouldBe(["mine"]);
        _store.Clear().ShouldBe(2);
        File.Exists(Path.Combine(_folder, "notes.txt")).ShouldBeTrue();
    }

    [Fact]
    public void The_list_is_as_approved()
    {
        _store.Save(Entry("ended well") with { Subject = "python3 train.py", ExitCode = 0 });
        _time.Now += TimeSpan.FromHours(20);
        _store.Save(Entry("A CUDA library holds no code for this GPU") with { IsGood = false, Subject = "python3 train.py", ExitCode = 1, Verdict = "likely", Cause = "A.3" });
        _time.Now += TimeSpan.FromMinutes(3);
        _store.Save(Entry("the text shows other crashes and does not say why") with { IsGood = false, Via = "llmdiag", Subject = "/home/<user-1>/ollama.log", Verdict = "unsure" });
        StringWriter text = new();

        HistoryTable.Write(_store.List(), TimeZoneInfo.Utc, text);

        text.ToString().ShouldMatchApproved(options => options.SubFolder("Approved"));
    }

    private static HistoryEntry Entry(string title) => new() { Via = "run", Title = title, IsGood = true };
}
