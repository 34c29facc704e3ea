using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

public sealed class DigitWordReaderTests
{
    [Theory]
    [InlineData(@"cuda error", new string[0])]
    [InlineData(@"\d+ of [0-9]+ failed {2,3}", new string[0])]
    [InlineData(@"(second|2nd|next) request", new[] { "2nd" })]
    [InlineData(@"\b(2048|4k|8192) ?tokens", new[] { "2048", "4k", "8192" })]
    [InlineData(@"sm_120a?\b|gfx90+", new[] { "sm_120", "gfx90" })]
    [InlineData(@"CUDA 12\.8", new[] { "CUDA 12.8" })]
    public void The_words_with_digits_are_those_of_which_one_stands_in_a_new_match(string expression, string[] words) =>
        DigitWordReader.Read(expression)!.ShouldBe(words, ignoreOrder: true);

    [Theory]
    [InlineData(@"exit code (1|9)\b")]
    [InlineData(@"int[48]\b")]
    [InlineData(@"loss (is|:) ?0\b")]
    [InlineData(@"rank 1?2? failed")]
    [InlineData(@"[1-9] gpus")]
    public void A_digit_by_itself_or_in_a_set_is_told_by_no_word(string expression) => DigitWordReader.Read(expression).ShouldBeNull();
}
