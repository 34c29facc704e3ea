using System.Globalization;
using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData("/exit code: 137/", "worker exit code: 2", true)]
    [InlineData("/exit code: 137/", "worker exit code 2", false)]
    [InlineData(@"/\b4090\b/", "task 7", true)]
    [InlineData(@"/\d{5,6} tokens/", "7 tokens", true)]
    [InlineData(@"/\d{5,6} tokens left/", "7 tokens", false)]
    [InlineData(@"/^\d+ (GiB|MiB) used$/", "12 GiB used", true)]
    [InlineData(@"/^used \d+$/", "GiB used 12", false)]
    [InlineData(@"/used 1e\b/", "used 12", true)]
    [InlineData(@"/\bused\b 12x/", "used 1", false)]
    [InlineData(@"/id 0\d+f/", "id 4f8a01c2d3e4f5a6b", true)]
    [InlineData(@"/ 12$/", "took 7", true)]
    [InlineData(@"/ 12$/", "took 7 s", false)]
    public void A_pattern_may_match_with_other_numbers_or_not(string pattern, string line, bool expected) =>
        TextPattern.Parse(pattern).MayMatchWithOtherNumbers(line).ShouldBe(expected);

    /// <summary>What is ruled out for all lines that differ in their numbers must be found in none of them.</summary>
    [Fact]
    public void No_pattern_is_ruled_out_that_matches_once_the_numbers_are_others()
    {
        Random random = new(20261128);
        string[] lines = [.. RepositoryFiles.Rules().SelectMany(rule => rule.Matching).SelectMany(example => example.Text.Split('\n')).Where(line => line.Any(char.IsAsciiDigit)).Distinct()];
        TextPattern[] patterns = [.. RepositoryFiles.Rules().SelectMany(rule => rule.When.Patterns).Where(pattern => pattern.IsExpression).DistinctBy(pattern => pattern.Source)];
        PatternScanner scanner = new(new PatternIndex(patterns));
        List<int> found = [];
        int matches = 0;
        foreach (string line in lines)
        {
            string other = Regex.Replace(line, "[0-9]+", _ => random.NextInt64((long)Math.Pow(10, random.Next(1, 9))).ToString(CultureInfo.InvariantCulture));
            if (LineShape.OfAnyNumbers(other) != LineShape.OfAnyNumbers(line))
            {
                continue;
            }

            scanner.Find(line, found);
            foreach (int number in found)
            {
                matches++;
                patterns[number].MayMatchWithOtherNumbers(other).ShouldBeTrue($"{patterns[number]} in: {line} / {other}");
            }
        }

        matches.ShouldBeGreaterThan(1000);
    }
}
