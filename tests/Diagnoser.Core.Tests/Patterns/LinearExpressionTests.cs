using System.Diagnostics;
using System.Text.RegularExpressions;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Patterns.Linear;
using FsCheck.Xunit;

namespace Diagnoser.Core.Tests.Patterns;

/// <summary>Our own expressions mean what those of .NET mean.</summary>
public sealed class LinearExpressionTests
{
    private static readonly string[] s_expressions =
    [
        @"a", @"ab*c", @"a+b?", @"(a|ab)(c|bcd)(d*)", @"a{2}", @"a{1,3}b", @"a{2,}", @"a{,2}", @"x{", @"[abc]+", @"[^abc]+", @"[a-c-]", @"[]a]", @"[^]a]", @"[\d.]+", @"[\w-]{2,4}",
        @"\bcat\b", @"\Bat", @"^a", @"a$", @"^$", @".*?b", @"a.*b", @".{2,4}?c", @"(?<first>\w+) (?<second>\d+)", @"(?<one>a)|(?<one>b)c", @"(a|b)*c", @"\S+\s\S+", @"\D\W", @"[\s\S]",
        @"k", @"[A-Z]+", @"ß", @"É", @"[à-ý]", @"乱码?", @"[^，。]{0,3}!", @"\x41\u0042", @"\.\*\[\]", @"(abc)?", @"|a", @"a|", @"(?:ab|a)(?:bc)?", @"\t|\n", @"a\b.\bb",
    ];

    [Property(MaxTest = 400)]
    public void They_find_the_same_places_and_groups_in_any_text(string text)
    {
        string mixed = (text ?? "") + "aab c\u212Aat ABCD é乱码!? 12_3 用cat了 a字b\n" + (text ?? "");
        foreach (string expression in s_expressions)
        {
            ShouldMeanTheSame(expression, mixed);
        }
    }

    [Fact]
    public void They_find_the_same_in_the_examples_of_all_rules()
    {
        string[] lines = [.. RepositoryFiles.Rules().SelectMany(rule => rule.Matching.Concat(rule.Missing)).SelectMany(example => example.Text.Split('\n')).Distinct()];
        TextPattern[] patterns = [.. RepositoryFiles.Rules().SelectMany(rule => rule.When.Patterns).Where(pattern => pattern.IsExpression).DistinctBy(pattern => pattern.Source)];
        PatternIndex anchors = new([.. patterns.Select(pattern => TextPattern.Parse(pattern.Source))]);
        List<int> found = [];
        foreach (string line in lines)
        {
            found.Clear();
            anchors.Literals.Find(line, found);
            foreach (int number in found.SelectMany(literal => anchors.PatternsOf(literal).ToArray()).Distinct())
            {
                ShouldMeanTheSame(patterns[number].Source[1..^1], line);
            }
        }
    }

    [Fact]
    public void Nearly_all_expressions_of_the_rules_need_no_Regex()
    {
        string[] expressions = [.. RepositoryFiles.Rules().SelectMany(rule => rule.When.Patterns).Where(pattern => pattern.IsExpression).Select(pattern => pattern.Source[1..^1]).Distinct()];

        string[] heavy = [.. expressions.Where(expression => ExpressionParser.TryParse(expression) is null)];

        heavy.Length.ShouldBeLessThanOrEqualTo(expressions.Length / 20, string.Join('\n', heavy));
    }

    [Theory]
    [InlineData(@"\bvllm\b", "用vllm部署")]
    [InlineData(@"\bOOM\b", "出现OOM了")]
    [InlineData(@"\boom\b", "학습중oom이")]
    [InlineData(@"\b显存", "24G显存")]
    [InlineData(@"\b4090\b", "单卡4090上")]
    [InlineData(@"\b显存", "显存不足")]
    public void A_word_ends_where_a_sign_of_another_script_begins(string expression, string text) => LinearExpression.Parse(expression).IsMatch(text).ShouldBeTrue();

    [Theory]
    [InlineData(@"\bvllm\b", "用vllm2部署")]
    [InlineData(@"\b显存", "个显存")]
    [InlineData(@"\bvllm\b", "ävllm")]
    [InlineData(@"用\Bvllm", "用vllm部署")]
    public void No_word_ends_among_signs_of_one_script(string expression, string text) => LinearExpression.Parse(expression).IsMatch(text).ShouldBeFalse();

    [Fact]
    public void No_expression_of_a_rule_leaves_its_borders_to_Regex() => RepositoryFiles.Rules().SelectMany(rule => rule.When.Patterns)
        .Where(pattern => pattern.IsExpression && pattern.Source.Contains(@"\b", StringComparison.Ordinal) && ExpressionParser.TryParse(pattern.Source[1..^1]) is null)
        .ShouldBeEmpty();

    [Theory]
    [InlineData(@"(?=ahead)")]
    [InlineData(@"(?i)a")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(a*)*")]
    [InlineData(@"[a-z-[aeiou]]")]
    [InlineData(@"\p{L}")]
    [InlineData(@"(open")]
    [InlineData(@"a**")]
    public void What_they_do_not_know_is_left_to_Regex(string expression) => ExpressionParser.TryParse(expression).ShouldBeNull();

    [Theory]
    [InlineData(@"(a+)+b")]
    [InlineData(@"(a|aa)+b")]
    [InlineData(@"a.{0,50}a.{0,50}b")]
    [InlineData(@"(\w+\s?)+:")]
    public void Texts_that_make_backtracking_explode_take_a_moment(string expression)
    {
        string text = new('a', 50_000);
        Stopwatch watch = Stopwatch.StartNew();

        LinearExpression.Parse(expression).IsMatch(text).ShouldBeFalse();

        // Backtracking would take longer than the age of the universe; the limit only has to be far from both.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static void ShouldMeanTheSame(string expression, string text)
    {
        LinearExpression ours = LinearExpression.Parse(expression);
        Regex theirs = Regexes.TryGetValue(expression, out Regex? known) ? known : Regexes[expression] = BorderedRegex.Of(expression);
        Match match = theirs.Match(text);

        ours.IsMatch(text).ShouldBe(match.Success, $"/{expression}/ in {text}");
        ours.TryFind(text, out int index, out int length).ShouldBe(match.Success);
        if (match.Success)
        {
            (index, length).ShouldBe((match.Index, match.Length), $"/{expression}/ in {text}");
            ours.Match(text)!.ShouldBe(
                match.Groups.Values.Where(group => group.Success && !char.IsAsciiDigit(group.Name[0])).ToDictionary(group => group.Name, group => group.Value), ignoreOrder: true, $"/{expression}/ in {text}");
        }
    }

    [ThreadStatic]
    private static Dictionary<string, Regex>? t_regexes;

    private static Dictionary<string, Regex> Regexes => t_regexes ??= [];
}
