using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

public class PatternScannerTests
{
    [Fact]
    public void A_line_that_differs_from_an_earlier_one_in_its_numbers_is_read_as_if_it_were_the_first()
    {
        PatternIndex index = new([.. new[] { "error 43", "killed", @"/exit code (1|9)\b/", @"/killed.*sm_9\d/", @"/worker \d+ killed/", "/rank [0-9]+ failed/", "137", "{5}", "of 0-9" }.Select(TextPattern.Parse)]);
        PatternScanner scanner = new(index);
        List<int> seen = [];
        List<int> alone = [];
        foreach (string line in Enumerable.Range(0, 200).SelectMany(number => new[]
        {
            $"error {number}", $"exit code {number} of rank {number}", $"killed on sm_{number}", $"worker {number} was killed", $"rank {number} failed", $"worker x{number} killed", $"{{{number}}} of {number}-9",
        }))
        {
            scanner.Find(line, seen);
            new PatternScanner(index).Find(line, alone);
            seen.Order().ShouldBe(alone.Order(), line);
        }
    }

    [Fact]
    public void For_another_text_a_scanner_finds_again_what_it_looked_for_no_more_in_the_former()
    {
        PatternIndex index = new([.. new[] { "killed", @"/exit code (1|9)\b/", @"/worker [a-z]+ was killed/", "137" }.Select(TextPattern.Parse)]);
        PatternScanner scanner = new(index);
        string[] lines = ["worker a was killed", "exit code 9", "killed 137", "worker a was killed", "worker b was killed", "exit code 1", "killed 138"];
        List<int> seen = [];
        List<int> alone = [];
        foreach (string line in lines)
        {
            scanner.Find(line, seen);
            seen.ForEach(scanner.Finish);
        }

        scanner.Restart();

        foreach (string line in lines)
        {
            scanner.Find(line, seen);
            new PatternScanner(index).Find(line, alone);
            seen.Order().ShouldBe(alone.Order(), line);
        }
    }
}
