using System.Reflection;
using Diagnoser.Core.Taxonomy;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Tests.Languages;

public sealed class WordingTests
{
    private static readonly PropertyInfo[] Words =
        [.. typeof(Wording).GetProperties().Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(Counted))];

    public static TheoryData<string> Languages() => [.. Enum.GetNames<ReportLanguage>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_word_is_empty(string language)
    {
        Wording wording = Wording.Of(Enum.Parse<ReportLanguage>(language));

        Words.Length.ShouldBeGreaterThan(60);
        Words.SelectMany(word => TextsOf(word, wording)).ShouldAllBe(text => !string.IsNullOrWhiteSpace(text));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_same_values_are_filled_in_as_in_English(string language)
    {
        Wording wording = Wording.Of(Enum.Parse<ReportLanguage>(language));

        foreach (PropertyInfo word in Words)
        {
            string last = TextsOf(word, wording)[^1];
            string english = TextsOf(word, Wording.Of(ReportLanguage.English))[^1];
            (last.Contains("{0}", StringComparison.Ordinal), last.Contains("{1}", StringComparison.Ordinal))
                .ShouldBe((english.Contains("{0}", StringComparison.Ordinal), english.Contains("{1}", StringComparison.Ordinal)), word.Name);
        }
    }

    [Fact]
    public void Chinese_words_are_Chinese()
    {
        IEnumerable<PropertyInfo> same = Words.Where(word => TextsOf(word, Wording.Of(ReportLanguage.Chinese))[0] == TextsOf(word, Wording.Of(ReportLanguage.English))[0]);

        same.Select(word => word.Name).ShouldBe([nameof(Wording.Separator)]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_word_is_there_that_nobody_uses(string language)
    {
        WordTable table = WordTable.Read(Wording.Of(Enum.Parse<ReportLanguage>(language)).Tag);
        IEnumerable<string> used = Words.SelectMany(word => word.PropertyType == typeof(Counted) ? [word.Name + ".One", word.Name + ".Many"] : (string[])[word.Name]);

        table.Names.Where(name => !name.Contains('.', StringComparison.Ordinal) || name.EndsWith(".One", StringComparison.Ordinal) || name.EndsWith(".Many", StringComparison.Ordinal))
            .ShouldBeSubsetOf(used);
    }

    [Fact]
    public void Causes_symptoms_and_stages_have_a_Chinese_name_each()
    {
        string path = Path.Combine(RepositoryFiles.Root, "training-data", "taxonomy.yaml");
        using StreamReader text = new(path);
        FailureTaxonomy taxonomy = TaxonomyReader.Read("taxonomy.yaml", text);
        Wording chinese = Wording.Of(ReportLanguage.Chinese);

        taxonomy.Categories.Select(category => category.Code).Concat(taxonomy.Causes.Select(cause => cause.Code)).Where(code => chinese.CauseName(code) is null).ShouldBeEmpty();
        taxonomy.Symptoms.Where(symptom => chinese.SymptomName(symptom.Code) is null).ShouldBeEmpty();
        taxonomy.Stages.Where(stage => chinese.StageName(stage.Name) is null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("the exception is RuntimeError", "异常类型是 RuntimeError")]
    [InlineData("gpu.vendor is nvidia", "gpu.vendor 是 nvidia")]
    [InlineData("the output says \"cuda is gone\"", "输出里写着“cuda is gone”")]
    [InlineData("there is a stack trace", "有调用栈")]
    [InlineData("a rule matched: This PyTorch build has no NCCL", "匹配到规则：This PyTorch build has no NCCL")]
    [InlineData("line 12", "第 12 行")]
    [InlineData("nvidia-smi", "nvidia-smi")]
    public void A_sentence_of_the_program_is_told_in_Chinese(string english, string chinese) =>
        Wording.Of(ReportLanguage.Chinese).Sentence(english).ShouldBe(chinese);

    private static string[] TextsOf(PropertyInfo word, Wording wording) => word.GetValue(wording) switch
    {
        Counted counted => [counted.One, counted.Many],
        object text => [(string)text],
        null => [""],
    };
}
