using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

public class PatternScannerTests
{
    [Theory]
    [InlineData("gguf|llama\\.cpp|\\bq4\\b", "gguf", "llama.cpp")]
    [InlineData("(微调|训练|fine-?tun|sft)", "微调", "训练", "sft")]
    [InlineData("(?:a|b)c|d", "d")]
    [InlineData("(a|b)|(c|d)")]
    [InlineData("cost \\$5|[|]x|y{2}|z|", "cost $5", "z")]
    [InlineData("(?<name>a|b)")]
    [InlineData("one\\|two", "one|two")]
    public void Alternatives_that_are_plain_texts_are_read_from_an_expression(string expression, params string[] expected) =>
        PlainAlternatives.Of(expression).ShouldBe(expected);

    /// <summary>What is taken for a match because its anchor stands there is what a pattern by itself finds.</summary>
    [Fact]
    public void The_patterns_of_all_rules_are_found_where_each_is_found_by_itself()
    {
        TextPattern[] patterns = [.. RepositoryFiles.Rules().SelectMany(rule => rule.When.Patterns).DistinctBy(pattern => pattern.Source)];
        string[] lines = [.. RepositoryFiles.Rules().SelectMany(rule => rule.Matching.Concat(rule.Missing)).SelectMany(example => example.Text.Split('\n')).Distinct().Where((_, place) => place % 25 == 0)];
        PatternIndex index = new([.. patterns.Select(pattern => pattern.WithRareAnchors())]);
        List<int> found = [];
        foreach (string line in lines)
        {
            new PatternScanner(index).Find(line, found);
            found.Order().ShouldBe(Enumerable.Range(0, patterns.Length).Where(number => patterns[number].IsMatch(line)), line);
        }
    }

    [Fact]
    public void A_pattern_whose_words_are_in_most_lines_is_not_found_in_one_without_them()
    {
        TextPattern pattern = TextPattern.Parse(@"/loss (is|becomes) \w+/");
        for (int asked = 0; asked < 200; asked++)
        {
            pattern.IsMatch("the loss is nan").ShouldBeTrue();
        }

        pattern.IsMatch("the grad is nan").ShouldBeFalse();
    }

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
