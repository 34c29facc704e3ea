using System.Text;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

public sealed class TextDecoderTests
{
    private const string Text = "RuntimeError: Fehler beim Laden – 显存不足\nline two\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Text) },
        { "UTF-8 with mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)] },
        { "UTF-16 with mark", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)] },
        { "UTF-16, big end first, with mark", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "UTF-16 without mark", Encoding.Unicode.GetBytes(Text) },
        { "UTF-16, big end first, without mark", Encoding.BigEndianUnicode.GetBytes(Text) },
        { "UTF-32 with mark", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Text)] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_in_any_usual_encoding_is_read(string name, byte[] bytes)
    {
        using TextReader reader = TextDecoder.Open(new MemoryStream(bytes), out bool looksBinary);

        reader.ReadToEnd().ShouldBe(Text, name);
        looksBinary.ShouldBeFalse();
    }

    [Fact]
    public void Bytes_that_are_no_text_become_replacement_characters()
    {
        using TextReader reader = TextDecoder.Open(new MemoryStream([(byte)'a', 0xFF, 0xC0, (byte)'b', (byte)'\n', 0x80]));

        string text = reader.ReadToEnd();
        text.ShouldStartWith("a\ufffd");
        text.ShouldContain("b\n\ufffd");
    }

    [Fact]
    public void A_binary_file_is_told_from_text()
    {
        byte[] gguf = new byte[4000];
        new Random(1).NextBytes(gguf);
        "GGUF"u8.CopyTo(gguf);

        TextDecoder.LooksBinary(gguf).ShouldBeTrue();
        TextDecoder.LooksBinary("\u001b[31mred\u001b[0m\r\n"u8).ShouldBeFalse();
        TextDecoder.LooksBinary([]).ShouldBeFalse();
        TextDecoder.LooksBinary([.. Encoding.UTF8.GetBytes(new string('x', 400)), 0, (byte)'\n']).ShouldBeFalse();
    }

    [Fact]
    public void Text_longer_than_the_first_look_is_complete()
    {
        string text = string.Concat(Enumerable.Range(0, 5000).Select(index => $"line {index} 中文\n"));

        using TextReader reader = TextDecoder.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        reader.ReadToEnd().ShouldBe(text);
    }
}
