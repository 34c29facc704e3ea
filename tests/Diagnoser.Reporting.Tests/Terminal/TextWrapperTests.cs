using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Terminal;
using FsCheck.Xunit;

namespace Diagnoser.Reporting.Tests.Terminal;

public sealed class TextWrapperTests
{
    [Fact]
    public void Prose_breaks_between_words() => TextWrapper.Wrap("one two  three four", 7, 10).ShouldBe(["one two", "three four"]);

    [Fact]
    public void A_word_longer_than_the_line_is_folded() => TextWrapper.Wrap("a bcdefghij k", 4, 4).ShouldBe(["a", "bcde", "fghi", "j k"]);

    [Fact]
    public void Chinese_breaks_between_characters_but_not_before_punctuation() =>
        TextWrapper.Wrap("模型不停地，重复", 10, 10).ShouldBe(["模型不停", "地，重复"]);

    [Fact]
    public void Nothing_is_one_empty_line() => TextWrapper.Wrap("", 10, 10).ShouldBe([""]);

    [Fact]
    public void Quoted_text_keeps_its_spaces() => TextWrapper.Fold("    x =  1", 20, 20).ShouldBe(["    x =  1"]);

    [Fact]
    public void Quoted_text_breaks_after_a_space_near_the_end_of_the_line() =>
        TextWrapper.Fold("Expected all tensors on one device", 24, 24).ShouldBe(["Expected all tensors on", "one device"]);

    [Fact]
    public void A_megabyte_without_spaces_is_folded() => TextWrapper.Wrap(new string('x', 1_000_000), 80, 80).Count.ShouldBe(12_500);

    [Property]
    public bool Wrapping_loses_nothing_but_spaces(string? text, byte width)
    {
        string clean = SafeText.OneLine(text ?? "");
        int cells = (width % 60) + 2;
        return SameButSpaces(clean, TextWrapper.Wrap(clean, cells, cells), cells) && SameButSpaces(clean, TextWrapper.Fold(clean, cells, cells), cells);
    }

    private static bool SameButSpaces(string text, List<string> lines, int width) =>
        Squeeze(string.Concat(lines)) == Squeeze(text) && lines.All(line => CellWidth.Of(line) <= width);

    private static string Squeeze(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
