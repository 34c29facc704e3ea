using Diagnoser.Reporting.Markdown;

namespace Diagnoser.Reporting.Tests.Markdown;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("init_process_group", "init_process_group")]
    [InlineData("_x_ __init__", @"\_x\_ \_\_init\_\_")]
    [InlineData("*b* <i> [a](b) | ~ $x$ `c` &amp; \\", @"\*b\* \<i\> \[a\](b) \| \~ \$x\$ \`c\` \&amp; \\")]
    [InlineData("thanks @octocat, see #12 and C# 8", "thanks @<!-- -->octocat, see #<!-- -->12 and C# 8")]
    [InlineData("two\nlines", "two lines")]
    public void Running_text_is_no_markup(string text, string expected) => MarkdownText.Escape(text).ShouldBe(expected);

    [Theory]
    [InlineData("- no list", @"\- no list")]
    [InlineData("# no heading", @"\# no heading")]
    [InlineData("1. no list", @"1\. no list")]
    [InlineData("12) no list", @"12\) no list")]
    [InlineData("    no code", "no code")]
    [InlineData("1.5 GiB", "1.5 GiB")]
    [InlineData("set `a_b` to `1`", "set `a_b` to `1`")]
    public void A_paragraph_begins_no_other_block(string text, string expected) => MarkdownText.Paragraph(text).ShouldBe(expected);

    [Theory]
    [InlineData("x", "`x`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("``a", "``` ``a ```")]
    [InlineData(" ", "")]
    public void Code_is_delimited_by_more_backticks_than_it_has(string text, string expected) => MarkdownText.Code(text).ShouldBe(expected);

    [Fact]
    public void A_bar_ends_no_cell() => MarkdownText.CellCode("a|b").ShouldBe(@"`a\|b`");

    [Fact]
    public void A_fence_is_longer_than_any_run_of_backticks() =>
        MarkdownText.Fence("text", ["a ```` b", "`"]).ShouldBe(["`````text", "a ```` b", "`", "`````"]);

    [Theory]
    [InlineData("https://github.com/a/b/issues/1", "[t](https://github.com/a/b/issues/1)")]
    [InlineData("https://example.org/a b)<c>", "[t](https://example.org/a%20b%29%3Cc%3E)")]
    [InlineData("javascript:alert(1)", "t")]
    [InlineData("", "t")]
    public void Only_addresses_of_the_web_become_links(string address, string expected) => MarkdownText.Link("t", address).ShouldBe(expected);
}
