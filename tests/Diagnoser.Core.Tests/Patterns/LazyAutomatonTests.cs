using System.Text.RegularExpressions;
using Diagnoser.Core.Patterns.Linear;

namespace Diagnoser.Core.Tests.Patterns;

public class LazyAutomatonTests
{
    private static readonly string[] Texts =
    [
        "", "a", "b", "\n", "a\n", "\na", "aab", "AAB", "ab ab", "cab", "a_b", "foo bar", "foobar", "rank 12 failed", "rank  failed", "exit code 137", "(a)", "aaaaaaaaaaaaaaaac",
        "显存不足 ab", "显存\n", "ab显存", "ab，显存", "rank ４2 failed", "a\u200db", "foo\u00a0bar", "爆显存了：code 137", "the line says nothing for a long while, and then foo bar",
    ];

    [Theory]
    [InlineData("a+b")]
    [InlineData(@"\bab\b")]
    [InlineData(@"\Bb")]
    [InlineData("^a")]
    [InlineData("a$")]
    [InlineData("^$")]
    [InlineData("(foo|ra)[^ ]* *(bar|[0-9]{2})?")]
    [InlineData(@"rank \d* ?failed|code (?<code>\d{3})$")]
    [InlineData("(a|aa)*c")]
    [InlineData("x*")]
    [InlineData("(显存|内存)不足")]
    [InlineData(@"显存[^。，]{0,4}ab")]
    [InlineData(@"\b显")]
    [InlineData(@"\bab\b|存\B")]
    [InlineData(@"[\u4e00-\u9fff]了?：code \d{3}")]
    [InlineData("[一-龥]ab|[^a-z]显")]
    [InlineData(@"foo\s+bar|rank \d\d|a\wb")]
    public void It_says_of_every_text_what_Regex_says(string expression)
    {
        LazyAutomaton automaton = new(ExpressionParser.TryParse(expression).ShouldNotBeNull());
        Regex regex = BorderedRegex.Of(expression);
        foreach (string text in Texts.Concat(Texts))
        {
            automaton.IsMatch(text).ShouldBe(regex.IsMatch(text), $"{expression} in '{text}'");
        }
    }

    [Fact]
    public void Texts_with_letters_of_two_cases_beyond_ASCII_are_left_to_the_runner() =>
        new LazyAutomaton(ExpressionParser.TryParse("z").ShouldNotBeNull()).IsMatch("Ärger z").ShouldBeNull();

    [Fact]
    public void An_expression_that_needs_too_many_states_is_left_to_the_runner()
    {
        LazyAutomaton automaton = new(ExpressionParser.TryParse("a[ab]{14}c").ShouldNotBeNull());
        Random random = new(7);
        automaton.IsMatch(string.Concat(Enumerable.Range(0, 5_000).Select(_ => random.Next(2) == 0 ? 'a' : 'b'))).ShouldBeNull();
    }
}
