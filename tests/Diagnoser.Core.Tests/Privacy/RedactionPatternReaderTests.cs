using Diagnoser.Core.Privacy;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Core.Tests.Privacy;

public sealed class RedactionPatternReaderTests
{
    [Fact]
    public void Plain_text_and_expressions_of_a_file_are_masked()
    {
        IReadOnlyList<RedactionPattern> patterns = Read("""
            patterns:
              - { name: project, match: "Blue (Heron)" }
              - { name: employee, match: '/\bE\d{6}\b/' }
              - { name: ticket, match: '/ticket (?<secret>[A-Z]+-\d+)/' }
            """);

        new Redactor(new RedactionOptions { Patterns = patterns }).Redact("E123456 runs blue (heron) for ticket ABC-12, not E12345")
            .ShouldBe("<employee-1> runs <project-1> for ticket <ticket-1>, not E12345");
    }

    [Theory]
    [InlineData("patterns: x", "mine.yaml:1: 'patterns' has to be a list")]
    [InlineData("other: x", "mine.yaml:1: 'other' is not known here; known are patterns")]
    [InlineData("patterns:\n  - { name: Bad Name, match: x }", "mine.yaml:2: The redaction pattern 'Bad Name' needs a name of small letters, digits and hyphens that starts with a letter and ends with a letter")]
    [InlineData("patterns:\n  - { name: a, match: '/(?=x)y/' }", "linear time")]
    [InlineData("patterns:\n  - { name: a, match: '/(x/' }", "linear time")]
    [InlineData("patterns:\n  - { name: a, match: '/x*/' }", "mine.yaml:2: the pattern 'a' matches nothing at all, so it would match everywhere")]
    [InlineData("patterns:\n  - { name: a, match: ' ' }", "mine.yaml:2: the pattern 'a' is empty")]
    [InlineData("patterns:\n  - { name: a }", "mine.yaml:2: 'match' is missing")]
    [InlineData("", "mine.yaml:1: the file is empty")]
    public void A_file_that_cannot_be_used_is_refused_in_one_sentence(string text, string fault)
    {
        string message = Should.Throw<YamlFormatException>(() => Read(text)).Message;

        message.ShouldContain(fault);
        message.ShouldNotContain("\n");
    }

    private static IReadOnlyList<RedactionPattern> Read(string text) => RedactionPatternReader.Read("mine.yaml", new StringReader(text));
}
