using Diagnoser.Cli.Composition;

namespace Diagnoser.Cli.Tests;

public sealed class KeptTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData(1_310_720)]
    public void A_text_that_is_not_too_long_is_kept_whole(int length)
    {
        string text = Numbers(length);

        Read(text).Pieces.ShouldBe([text]);
    }

    [Theory]
    [InlineData(1_310_721)]
    [InlineData(5_000_003)]
    public void Of_a_longer_text_the_beginning_and_the_end_are_kept(int length)
    {
        string text = Numbers(length);

        IReadOnlyList<string> pieces = Read(text).Pieces;

        pieces.Count.ShouldBe(2);
        (pieces[0] == text[..(256 * 1024)]).ShouldBeTrue();
        (pieces[1] == text[^(1024 * 1024)..]).ShouldBeTrue();
    }

    private static string Numbers(int length) => string.Concat(Enumerable.Range(0, (length / 7) + 1).Select(number => $"{number:000000} "))[..length];

    private static KeptText Read(string text)
    {
        KeptText kept = new(new StringReader(text));
        char[] block = new char[4099];
        while (kept.Read(block, 0, block.Length) > 0)
        {
        }

        return kept;
    }
}
