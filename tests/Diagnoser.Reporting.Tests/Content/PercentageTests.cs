using Diagnoser.Reporting.Content;

namespace Diagnoser.Reporting.Tests.Content;

public sealed class PercentageTests
{
    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0001, "<1%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.42, "42%")]
    [InlineData(0.994, "99%")]
    [InlineData(0.9999, ">99%")]
    [InlineData(1, "100%")]
    [InlineData(double.NaN, "?")]
    [InlineData(7, "100%")]
    public void A_probability_is_shown_in_whole_percent(double probability, string expected) => Percentage.Of(probability).ShouldBe(expected);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.04, 0)]
    [InlineData(0.05, 1)]
    [InlineData(0.42, 4)]
    [InlineData(1, 10)]
    [InlineData(double.NaN, 0)]
    public void A_bar_is_filled_in_proportion(double probability, int cells) => Percentage.Cells(probability, 10).ShouldBe(cells);
}
