using System.Diagnostics;
using System.Text;
using Diagnoser.Core.Privacy;
using FsCheck.Xunit;

namespace Diagnoser.Core.Tests.Privacy;

public sealed class RedactorTests
{
    private static readonly RedactionOptions Machine = new() { HostName = "kestrel-a2", UserName = "maribel", HomeFolder = "/data/people/maribel" };

    // Cut in two so that no scanner takes it for a token.
    private static string Token(char c) => "hf" + "_" + new string(c, 32) + "7x";

    [Fact]
    public void The_same_secret_gets_the_same_placeholder_in_every_text()
    {
        Redactor redactor = new(new RedactionOptions());
        redactor.Redact($"HF_TOKEN={Token('a')}").ShouldBe("HF_TOKEN=<hf-token-1>");
        redactor.Redact($"with {Token('b')} and {Token('a')}").ShouldBe("with <hf-token-2> and <hf-token-1>");
        redactor.Redact($"?token={Token('b')}&x=1").ShouldBe("?token=<hf-token-2>&x=1");
    }

    [Fact]
    public void A_secret_that_its_name_gives_away_is_found_again_without_the_name()
    {
        new Redactor(new RedactionOptions()).Redact("DB_PASSWORD=hunter22x\nretry with hunter22x failed")
            .ShouldBe("DB_PASSWORD=<password-1>\nretry with <password-1> failed");
    }

    [Fact]
    public void The_names_of_this_machine_are_masked_wherever_they_stand()
    {
        new Redactor(Machine).Redact("maribel@kestrel-a2 in /data/people/maribel/models, group Maribel, not maribelle")
            .ShouldBe("<user-1>@<host-1> in <home>/models, group <user-1>, not maribelle");
    }

    [Fact]
    public void A_name_learned_from_a_path_is_masked_before_that_path_too()
    {
        new Redactor(new RedactionOptions()).Redact("user quillfeather started\nFile \"/home/quillfeather/x.py\", line 3")
            .ShouldBe("user <user-1> started\nFile \"/home/<user-1>/x.py\", line 3");
    }

    [Fact]
    public void An_account_named_like_software_blanks_nothing_but_its_path()
    {
        new Redactor(new RedactionOptions()).Redact("File \"/home/vllm/vllm/engine.py\": vllm 0.6.3 failed")
            .ShouldBe("File \"/home/<user-1>/vllm/engine.py\": vllm 0.6.3 failed");
    }

    [Fact]
    public void The_summary_counts_values_and_places_and_holds_no_value()
    {
        Redactor redactor = new(new RedactionOptions());
        redactor.Redact($"{Token('a')} {Token('b')} {Token('a')} jane@uni.example.org");
        redactor.Summary.Counts.ShouldBe([new RedactionCount("email", 1, 1), new RedactionCount("hf-token", 2, 3)]);
        redactor.Summary.Times.ShouldBe(4);
        redactor.Summary.Distinct.ShouldBe(3);
    }

    [Fact]
    public void A_placeholder_that_stands_in_the_text_is_kept_and_its_number_is_not_given_again()
    {
        new Redactor(new RedactionOptions()).Redact($"<hf-token-1> is not {Token('a')}").ShouldBe("<hf-token-1> is not <hf-token-2>");
    }

    [Fact]
    public void Patterns_of_the_user_are_masked_under_their_names()
    {
        RedactionOptions options = new() { Patterns = [new RedactionPattern("project", @"PRJ-\d+"), new RedactionPattern("badge", @"badge (?<secret>[a-z]+)")] };
        new Redactor(options).Redact("PRJ-123 badge blue PRJ-123").ShouldBe("<project-1> badge <badge-1> <project-1>");
    }

    [Theory]
    [InlineData("Project", "x")]
    [InlineData("", "x")]
    [InlineData("p", "(")]
    [InlineData("p", @"(a)\1")]
    public void A_pattern_that_cannot_be_used_is_refused_in_a_sentence(string name, string expression)
    {
        Should.Throw<ArgumentException>(() => new RedactionPattern(name, expression)).Message.ShouldContain($"'{name}'");
    }

    [Fact]
    public void Kinds_that_are_off_stay()
    {
        RedactionOptions options = new() { Kinds = RedactionKinds.Secrets };
        new Redactor(options).Redact($"{Token('a')} jane@uni.example.org 10.2.3.4 /home/jane/x").ShouldBe("<hf-token-1> jane@uni.example.org 10.2.3.4 /home/jane/x");
        new Redactor(options with { Kinds = RedactionKinds.None }).Redact(Token('a')).ShouldBe(Token('a'));
    }

    [Fact]
    public void Text_without_secrets_comes_back_as_the_same_object()
    {
        string text = "RuntimeError: CUDA error: an illegal memory access was encountered";
        new Redactor(Machine).Redact(text).ShouldBeSameAs(text);
    }

    [Property(MaxTest = 500)]
    public void Any_text_is_accepted_and_masking_again_changes_nothing(string? text)
    {
        string masked = new Redactor(Machine).Redact(text ?? "");
        new Redactor(Machine).Redact(masked).ShouldBe(masked);
    }

    [Property(MaxTest = 1500)]
    public void Pieces_of_secrets_in_any_order_are_accepted_and_masking_again_changes_nothing(int[] choice)
    {
        string text = Mix(choice ?? []);
        string masked = new Redactor(Machine).Redact(text);
        new Redactor(Machine).Redact(masked).ShouldBe(masked, text);
    }

    [Fact]
    public void Time_grows_with_the_length_of_the_text_and_not_faster()
    {
        string[] seeds =
        [
            .. PlantedSecrets.Contexts.Select(context => context.Text),
            "password=\"", "-----BEGIN PRIVATE KEY-----", "https://a:b", "token: $", "@", "a@b.", "1.", "1.2.3.4 ", "::", "fe80:", "GPU-", "/home/a/", "=:=:", "<hf-token-1>", "hf_", "\n=", "Bearer ", "Linux a ", "\"value\":", "eyJ",
        ];
        foreach (string seed in seeds)
        {
            Milliseconds(seed, 5_000);

            // The machine may be busy with something else during one measurement, but not during all of them.
            Enumerable.Range(0, 5).Any(_ => Milliseconds(seed, 120_000) < (Milliseconds(seed, 15_000) * 8 * 4) + 150).ShouldBeTrue(seed);
        }
    }

    private static double Milliseconds(string seed, int length)
    {
        string text = new StringBuilder().Insert(0, seed + " ", (length / (seed.Length + 1)) + 1).ToString();
        Redactor redactor = new(Machine);
        long start = Stopwatch.GetTimestamp();
        redactor.Redact(text);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Mix(int[] choice)
    {
        string[] pieces =
        [
            "\n", " ", "\"", "'", "\\", "\\\"", "=", ":", ": ", "@", "/", "//", "://", "<", ">", "%3D", "%40", "&", "?", ",", ";", "-", "--", ".", "|", "(", "$", "{", "}",
            "password", "HF_TOKEN", "token", "--api-key", "Authorization", "Bearer ", "Cookie", "host", "hostname", "username", "maribel", "kestrel-a2", "/home/", "C:\\Users\\", "zelenka", "10.2.3.4", "fe80::1",
            "1a2b3c4d-0000-4000-8000-1a2b3c4d5e6f", "GPU-", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "hf" + "_" + new string('k', 30) + "1a2B", "AKIA" + new string('Q', 16), "abcDEF123456abcDEF123456",
            "<hf-token-1>", "<user-1>", "<home>", "<password-2>", "http", "Linux ", "name", "value", "serial", "machine ", "login ", "密码", "\r\n", "abc", "x1",
        ];
        return string.Concat(choice.Select(index => pieces[(int)((uint)index % (uint)pieces.Length)]));
    }
}
