using Diagnoser.Core.Patterns;
using FsCheck.Xunit;

namespace Diagnoser.Core.Tests.Patterns;

public sealed class TextPatternTests
{
    [Theory]
    [InlineData("out of memory", "CUDA Out Of Memory.", true)]
    [InlineData("out of memory", "out of range", false)]
    [InlineData(@"/MP=(?<mp>\d+) but world size is/", "Loading a checkpoint for MP=8 but world size is 1", true)]
    [InlineData(@"/torch\.cuda\.(OutOfMemoryError|MemoryError)/", "TORCH.CUDA.OUTOFMEMORYERROR", true)]
    [InlineData("乱码", "输出都是乱码", true)]
    public void A_pattern_is_found_without_regard_to_case(string pattern, string text, bool expected) =>
        TextPattern.Parse(pattern).IsMatch(text).ShouldBe(expected);

    [Theory]
    [InlineData(@"/MP=\d+ but world size is \d+/", "but world size is")]
    [InlineData(@"/sm_(?<arch>\d+) is not compatible/", "is not compatible")]
    [InlineData(@"/(undefined symbol|cannot open shared object)/", "undefined symbol", "cannot open shared object")]
    [InlineData(@"/flash[-_]attn.{0,40}undefined symbol/", "undefined symbol")]
    [InlineData(@"/colou?r table/", "r table")]
    [InlineData(@"/(?:out of )?memory at \x41/", "memory at")]
    [InlineData(@"/a{0,3}bcd(ef)*/", "bcd")]
    public void The_anchors_of_an_expression_are_literals_that_every_match_has(string pattern, params string[] anchors) =>
        TextPattern.Parse(pattern).Anchors.ShouldBe(anchors);

    [Theory]
    [InlineData(@"/\d+/")]
    [InlineData(@"/(abc)?/")]
    [InlineData(@"/(abcd|\d+)/")]
    public void An_expression_without_required_text_has_no_anchor(string pattern) =>
        TextPattern.Parse(pattern).Anchors.ShouldBeEmpty();

    [Theory]
    [InlineData(@"/(?=ahead) text/")]
    [InlineData(@"/(open/")]
    public void An_expression_that_cannot_run_in_linear_time_or_is_broken_is_refused(string pattern) =>
        TextPattern.Parse(pattern).Validate().ShouldNotBeNull();

    [Fact]
    public void Named_groups_are_captured()
    {
        Dictionary<string, string> captures = [];

        bool found = TextPattern.Parse(@"/MP=(?<shards>\d+) but world size is (?<world>\d+)/")
            .TryMatch("AssertionError: Loading a checkpoint for MP=8 but world size is 1", captures);

        found.ShouldBeTrue();
        captures.ShouldBe(new Dictionary<string, string> { ["shards"] = "8", ["world"] = "1" }, ignoreOrder: true);
    }

    [Property]
    public void The_scanner_finds_just_what_the_patterns_find_one_by_one(string[] literals, string text)
    {
        TextPattern[] patterns = [.. literals.Where(literal => !string.IsNullOrWhiteSpace(literal) && literal != "/").Select(TextPattern.Parse).Where(pattern => pattern.Validate() is null)];
        string haystack = text + string.Concat(literals.Where((_, index) => index % 2 == 0));
        List<int> found = [];

        new PatternScanner(new PatternIndex(patterns)).Find(haystack, found);

        found.Order().ShouldBe(Enumerable.Range(0, patterns.Length).Where(number => patterns[number].IsMatch(haystack)));
    }

    [Fact]
    public void The_scanner_tells_lines_apart_that_differ_in_a_number_only_where_a_pattern_names_one()
    {
        TextPattern[] patterns = [.. new[] { @"/exited with code 13[47]/", @"/exited with (code|status) \d{2,3}$/", @"/exited with code [0-9]+!/" }.Select(TextPattern.Parse)];
        PatternScanner scanner = new(new PatternIndex(patterns));
        List<int> found = [];
        List<string> answers = [];
        foreach (string line in new[] { "exited with code 101!", "exited with code 137 ", "exited with code 999 ", "exited with code 134 ", "exited with code 22", "exited with code 33", "exited with code 1000", "exited with code 102!" })
        {
            scanner.Find(line, found);
            answers.Add(string.Join(' ', found.Order()));
        }

        answers.ShouldBe(["2", "0", "", "0", "1", "1", "", "2"]);
    }

    [Fact]
    public void The_scanner_finds_literals_of_any_length_anywhere_in_a_line()
    {
        string[] literals = ["乱码", "OOM", "CUDA out of memory", "memory", "out of memory. Tried", "É à la"];
        TextPattern[] patterns = [.. literals.Select(TextPattern.Parse)];
        List<int> found = [];

        new PatternScanner(new PatternIndex(patterns)).Find("cuda OUT of memory. tried; oom; 输出乱码 é À LA", found);

        found.Order().ShouldBe([0, 1, 2, 3, 4, 5]);
    }
}
