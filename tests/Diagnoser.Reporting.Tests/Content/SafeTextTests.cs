using Diagnoser.Reporting.Content;
using FsCheck.Xunit;

namespace Diagnoser.Reporting.Tests.Content;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain 中文 😀", "plain 中文 😀")]
    [InlineData("a\tb", "a    b")]
    [InlineData("a\r\nb\nc\rd", "a b c d")]
    [InlineData("\u001b[31mred", "\uFFFD[31mred")]
    [InlineData("a\u202Eb\u2066c\u2028d", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("", "")]
    public void One_line_has_no_control_characters(string text, string expected) => SafeText.OneLine(text).ShouldBe(expected);

    [Fact]
    public void A_lone_surrogate_is_replaced() => SafeText.OneLine("a\ud800b\udc00").ShouldBe("a\uFFFDb\uFFFD");

    [Fact]
    public void The_lines_of_a_text_end_where_it_ends() => SafeText.Lines("a\r\n b\n\nc\n").ShouldBe(["a", " b", "", "c"]);

    [Theory]
    [InlineData("one two three", 20, "one two three")]
    [InlineData("one two three", 9, "one two…")]
    [InlineData("onetwothree", 6, "onetwo…")]
    [InlineData("ab😀cd", 3, "ab…")]
    public void A_beginning_is_cut_at_a_word(string text, int length, string expected) => SafeText.Beginning(text, length).ShouldBe(expected);

    [Property]
    public bool Cleaning_twice_changes_nothing_more(string? text)
    {
        string clean = SafeText.OneLine(text ?? "");
        return SafeText.OneLine(clean) == clean && !clean.Any(char.IsControl);
    }
}
