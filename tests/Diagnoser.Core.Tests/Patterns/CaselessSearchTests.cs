using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Tests.Patterns;

public class CaselessSearchTests
{
    [Fact]
    public void No_character_beyond_ASCII_has_the_same_upper_case_as_one_of_ASCII() =>
        Enumerable.Range(128, char.MaxValue - 127).ShouldAllBe(code => char.ToUpperInvariant((char)code) >= 128);

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate", "OUT OF")]
    [InlineData("aaaab", "aab")]
    [InlineData("the ſhip, the K sign (Kelvin), ı", "ship")]
    [InlineData("the ſhip, the K sign (Kelvin), ı", "k")]
    [InlineData("显存不足 ÉCOLE cuda", "école")]
    [InlineData("显存不足 ÉCOLE cuda", "存不")]
    [InlineData("sm_90 is not compatible", "SM_90")]
    [InlineData("ends with exit code 137", "137")]
    [InlineData("short", "longer than it")]
    [InlineData("anything", "")]
    [InlineData("", "x")]
    public void It_finds_what_an_ordinal_search_without_regard_to_case_finds(string text, string word) =>
        text.AsSpan().IndexOfCaseless(word).ShouldBe(text.IndexOf(word, StringComparison.OrdinalIgnoreCase));
}
