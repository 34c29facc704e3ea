using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

public sealed class SpanPlaceTests
{
    [Fact]
    public void A_part_is_found_in_its_own_text_only()
    {
        string text = "INFO: loading";
        string other = new("loading".AsSpan());

        text.AsSpan().Holds(text.AsSpan(6), out int offset).ShouldBeTrue();

        offset.ShouldBe(6);
        text.AsSpan().Holds(other, out _).ShouldBeFalse();
        text.AsSpan(0, 8).Holds(text.AsSpan(6), out _).ShouldBeFalse();
        text.AsSpan().Holds([], out _).ShouldBeFalse();
    }
}
