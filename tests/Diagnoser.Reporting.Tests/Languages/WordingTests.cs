using System.Reflection;
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

        Words.Length.ShouldBeGreaterThan(40);
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
            string english = TextsOf(word, EnglishWording.Table)[^1];
            (last.Contains("{0}", StringComparison.Ordinal), last.Contains("{1}", StringComparison.Ordinal))
                .ShouldBe((english.Contains("{0}", StringComparison.Ordinal), english.Contains("{1}", StringComparison.Ordinal)), word.Name);
        }
    }

    [Fact]
    public void Chinese_words_are_Chinese()
    {
        IEnumerable<PropertyInfo> same = Words.Where(word => TextsOf(word, ChineseWording.Table)[0] == TextsOf(word, EnglishWording.Table)[0]);

        same.Select(word => word.Name).ShouldBe([nameof(Wording.Separator)]);
    }

    private static string[] TextsOf(PropertyInfo word, Wording wording) => word.GetValue(wording) switch
    {
        Counted counted => [counted.One, counted.Many],
        object text => [(string)text],
        null => [""],
    };
}
