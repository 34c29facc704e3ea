using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

/// <summary>What is looked for in lines of a known form is what may match if their digits are others, and little else.</summary>
public sealed class OtherDigitsTests
{
    [Theory]
    [InlineData("/exit code: 137/", "worker exit code: 200", true)]
    [InlineData("/exit code: 137/", "worker exit code: 20", false)]
    [InlineData("/exit code: 137/", "worker exits with 200", false)]
    [InlineData(@"/\bloss: 0\.0+\b/", "loss: 1.2345", true)]
    [InlineData(@"/\bloss: nan\b/", "loss: 1.2345", false)]
    [InlineData(@"/\b4090\b/", "task 40110 of slot 7", false)]
    [InlineData(@"/\b4090\b/", "task 4011 of slot 7", true)]
    [InlineData(@"/\b910B|\b310P/", "prompt eval time = 751.70 ms / 936 tokens", false)]
    [InlineData(@"/(^|[^\d.])128009/", "prompt eval time = 751.70 ms / 936 tokens", false)]
    [InlineData(@"/^\d+ (GiB|MiB) free/", "12 GiB used", false)]
    [InlineData(@"/^\d+ (GiB|MiB) used/", "12 GiB used", true)]
    [InlineData(@"/id 0\d+f/", "id 4f8a01c2d3e4f5a6b", true)]
    [InlineData(@"/\bcafe\b/", "id 4f8a01c2d3e4f5a6b", false)]
    [InlineData("step 777777 of", "step 100000 of 9", true)]
    [InlineData("step 777777 of", "step 99 of 9", false)]
    public void A_pattern_may_match_with_other_digits_or_not(string pattern, string line, bool expected) =>
        TextPattern.Parse(pattern).MayMatchWithOtherDigits(line).ShouldBe(expected);
}
