using Diagnoser.Core.Privacy;

namespace Diagnoser.Core.Tests.Privacy;

public sealed class PlantedSecretsTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, PlantedSecrets.Contexts.Count)];

    [Fact]
    public void The_corpus_has_enough_secrets_and_contexts()
    {
        PlantedSecrets.Contexts.Sum(context => context.Secrets.Count).ShouldBeGreaterThanOrEqualTo(150);
        PlantedSecrets.Contexts.Select(context => context.Name).Distinct().Count().ShouldBeGreaterThanOrEqualTo(30);
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void No_planted_secret_leaves(int index)
    {
        PlantedContext context = PlantedSecrets.Contexts[index];
        string masked = new Redactor(new RedactionOptions()).Redact(context.Text);
        context.Leaks(masked).ShouldBeEmpty($"{context.Name}:\n{masked}");
    }

    [Fact]
    public void No_planted_secret_leaves_when_all_contexts_are_one_report()
    {
        string masked = new Redactor(new RedactionOptions()).Redact(string.Join('\n', PlantedSecrets.Contexts.Select(context => context.Text)));
        PlantedSecrets.Contexts.SelectMany(context => context.Leaks(masked, wholeLines: true)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void No_planted_secret_leaves_with_windows_line_ends(int index)
    {
        PlantedContext context = PlantedSecrets.Contexts[index];
        string masked = new Redactor(new RedactionOptions()).Redact(context.Text.Replace("\n", "\r\n", StringComparison.Ordinal));
        context.Leaks(masked).ShouldBeEmpty($"{context.Name}:\n{masked}");
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Lines_shown_one_by_one_leak_nothing_once_the_whole_text_is_known(int index)
    {
        PlantedContext context = PlantedSecrets.Contexts[index];
        Redactor redactor = new(new RedactionOptions());
        redactor.Learn(context.Text);
        string masked = string.Join('\n', context.Text.Split('\n').Select(redactor.Redact));
        context.Leaks(masked).ShouldBeEmpty($"{context.Name}:\n{masked}");
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Masking_keeps_the_number_of_lines(int index)
    {
        string text = PlantedSecrets.Contexts[index].Text;
        string masked = new Redactor(new RedactionOptions()).Redact(text);
        masked.Count(c => c == '\n').ShouldBe(text.Count(c => c == '\n'));
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Masking_again_changes_nothing(int index)
    {
        string masked = new Redactor(new RedactionOptions()).Redact(PlantedSecrets.Contexts[index].Text);
        new Redactor(new RedactionOptions()).Redact(masked).ShouldBe(masked);
    }
}
