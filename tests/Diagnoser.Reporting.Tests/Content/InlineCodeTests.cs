using Diagnoser.Reporting.Content;
using FsCheck.Xunit;

namespace Diagnoser.Reporting.Tests.Content;

public sealed class InlineCodeTests
{
    [Fact]
    public void Text_between_backticks_is_code() =>
        InlineCode.Split("set `a` to `1`").ShouldBe([("set ", false), ("a", true), (" to ", false), ("1", true)]);

    [Fact]
    public void A_backtick_without_a_partner_is_text() => InlineCode.Split("an odd ` one").ShouldBe([("an odd ` one", false)]);

    [Fact]
    public void A_run_of_backticks_is_text() =>
        InlineCode.Split("a ```` b `c`").ShouldBe([("a ````", false), (" b ", false), ("c", true)]);

    [Property]
    public bool Nothing_is_lost(string? text)
    {
        string whole = text ?? "";
        return string.Concat(InlineCode.Split(whole).Select(piece => piece.IsCode ? $"`{piece.Text}`" : piece.Text)) == whole;
    }
}
