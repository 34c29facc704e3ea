using Diagnoser.Core.Patterns;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Tests.Patterns;

public sealed class RareAnchorsTests
{
    [Theory]
    [InlineData(@"/CUDA (error|failure) 999\b/", "cuda error ", "cuda failure ")]
    [InlineData(@"/Ġ(the|and)/", "ġthe", "ġand")]
    [InlineData(@"/(Triton|NCCL) [Ee]rror/", "triton error", "nccl error")]
    [InlineData(@"/del (self\.)?(llm|engine)\b/", "del llm", "del engine", "del self.llm", "del self.engine")]
    [InlineData(@"/flash[-_ ]?attn/", "flashattn", "flash-attn", "flash_attn", "flash attn")]
    [InlineData(@"/(not|n.t) (using|used) (it|the gpu)/", " using it", " using the gpu", " used it", " used the gpu")]
    [InlineData(@"/out of memory errors?/", "out of memory error")]
    [InlineData(@"/error.*(undefined symbol)+/", "undefined symbol")]
    [InlineData(@"/(previous|older) (version|build)s? works/", "previous version works", "previous versions works", "previous build works", "previous builds works", "older version works", "older versions works", "older build works", "older builds works")]
    public void An_expression_is_filed_under_the_rarest_texts_that_its_matches_have(string pattern, params string[] anchors) =>
        TextPattern.Parse(pattern).WithRareAnchors().Anchors.ShouldBe(anchors, ignoreOrder: true);

    [Theory]
    [InlineData(@"/sm_\d+ (?=ahead)/")]
    [InlineData(@"/b4\d\d\d/")]
    [InlineData(@"/error 999|\d+ MiB/")]
    public void Where_no_such_text_is_found_the_anchors_stay(string pattern) =>
        TextPattern.Parse(pattern).WithRareAnchors().Anchors.ShouldBe(TextPattern.Parse(pattern).Anchors);

    [Fact]
    public void Every_match_in_the_examples_of_all_rules_has_an_anchor()
    {
        Rule[] rules = [.. RepositoryFiles.Rules()];
        string[] lines = [.. rules.SelectMany(rule => rule.Matching.Concat(rule.Missing)).SelectMany(example => example.Text.Split('\n')).Distinct()];
        TextPattern[] patterns = [.. rules.SelectMany(rule => rule.When.Patterns).Where(pattern => pattern.IsExpression).DistinctBy(pattern => pattern.Source)];
        PatternIndex usual = new(patterns);
        PatternIndex rare = new([.. patterns.Select(pattern => pattern.WithRareAnchors())]);
        PatternScanner expected = new(usual);
        PatternScanner scanner = new(rare);
        List<int> numbers = [];
        List<int> others = [];
        foreach (string line in lines)
        {
            expected.Find(line, numbers);
            scanner.Find(line, others);
            others.ShouldBe(numbers, ignoreOrder: true, line);
        }
    }
}
