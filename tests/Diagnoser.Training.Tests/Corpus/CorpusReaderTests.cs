using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Tests.Corpus;

public sealed class CorpusReaderTests
{
    private const string Valid =
        """{"id": "a/b#1", "url": "https://github.com/a/b/issues/1", "stage": "Inference", "symptom": "B.1.1", "cause": "G.1", "title": "T", "report": "R", "evidence": ["e"], "environment": {"gpu": "T4"}, "fix": null}""";

    [Fact]
    public void The_shipped_files_hold_706_records_of_the_study_and_299_of_the_engines()
    {
        IReadOnlyList<CaseRecord> study = Repository.ReadCases("cases.jsonl").Records;
        IReadOnlyList<CaseRecord> engines = Repository.ReadCases("engines.jsonl").Records;

        study.Count.ShouldBe(706);
        study.Select(record => record.Url).Distinct().Count().ShouldBe(703);
        study.Count(record => record.IsWrittenUp).ShouldBe(389);
        study.ShouldAllBe(record => record.Origin == CaseOrigin.Study);
        engines.Count.ShouldBe(299);
        engines.ShouldAllBe(record => record.Origin == CaseOrigin.Engines && record.IsWrittenUp);
    }

    [Fact]
    public void The_further_reports_are_written_up_and_repeat_no_issue_of_the_other_files()
    {
        IReadOnlyList<CaseRecord> reports = Repository.ReadCases("reports.jsonl").Records;
        HashSet<string> others = [.. Repository.ReadCases("cases.jsonl").Records.Concat(Repository.ReadCases("engines.jsonl").Records).Select(record => record.Url)];

        reports.ShouldAllBe(record => record.Origin == CaseOrigin.Reports && record.IsWrittenUp && record.Confidence != null);
        reports.Select(record => record.Url).ShouldBeUnique();
        reports.ShouldAllBe(record => !others.Contains(record.Url));
    }

    [Fact]
    public void The_unread_cases_are_cases_and_a_third_of_the_studys_and_the_engines()
    {
        IReadOnlySet<string> unread = Repository.ReadUnread();
        CaseRecord[] cases = [.. new[] { "cases.jsonl", "engines.jsonl", "reports.jsonl" }.SelectMany(name => Repository.ReadCases(name).Records).Where(record => record.IsWrittenUp)];

        unread.ShouldBeSubsetOf(cases.Select(record => record.Url));
        cases.Count(record => record.Origin == CaseOrigin.Study && unread.Contains(record.Url)).ShouldBe(120);
        cases.Count(record => record.Origin == CaseOrigin.Engines && unread.Contains(record.Url)).ShouldBe(104);
        cases.Count(record => record.Origin == CaseOrigin.Reports && unread.Contains(record.Url)).ShouldBe(454);
    }

    [Fact]
    public void The_list_of_unread_cases_has_one_address_a_line_and_remarks() =>
        UnreadCases.Read(new StringReader("# remark\n\n https://x/1 \r\nhttps://x/2")).ShouldBe(["https://x/1", "https://x/2"], ignoreOrder: true);

    [Fact]
    public void A_valid_line_keeps_its_fields()
    {
        CaseRecord record = Read(Valid).Records.ShouldHaveSingleItem();

        record.Cause.ShouldBe("G.1");
        record.Evidence.ShouldBe(["e"]);
        record.Environment.ShouldBe([KeyValuePair.Create("gpu", "T4")]);
        record.Fix.ShouldBeNull();
    }

    [Theory]
    [InlineData("{", "not a JSON object")]
    [InlineData("null", "null instead of a case")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("""{"id": "a#1"}""", "'url' is missing")]
    [InlineData("""{"url": "https://x"}""", "'id' is missing")]
    [InlineData("""{"id": "a#1", "url": "ftp://x"}""", "starts with https://")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "Z.9", "symptom": "B.1.1", "stage": "Inference"}""", "'cause' is 'Z.9'")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "A.1", "symptom": "B.9", "stage": "Inference"}""", "'symptom' is 'B.9'")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "A.1", "symptom": "B.1.1", "stage": "Serving"}""", "'stage' is 'Serving'")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "A.1", "symptom": "B.1.1", "stage": "Inference", "title": "T"}""", "both 'title' and 'report'")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "A.1", "symptom": "B.1.1", "stage": "Inference", "fix": "F"}""", "without 'title'")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "A.1", "symptom": "B.1.1", "stage": "Inference", "labels": 3}""", "not a JSON object of a case")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "A.1", "symptom": "B.1.1", "stage": "Inference", "confidence": "sure"}""", "'confidence' is 'sure'")]
    [InlineData("""{"id": "a#1", "url": "https://x", "cause": "A.1", "symptom": "B.1.1", "stage": "Inference", "engine": "vLLM", "program": "peft"}""", "not both")]
    public void A_broken_line_is_refused_with_file_line_and_fault(string line, string fault)
    {
        CorpusFormatException exception = Should.Throw<CorpusFormatException>(() => Read(Valid + "\n\n" + line));

        exception.Line.ShouldBe(3);
        exception.Message.ShouldStartWith("cases.jsonl:3: ");
        exception.Message.ShouldContain(fault);
        exception.Message.ShouldEndWith(".");
    }

    [Fact]
    public void An_id_that_occurs_twice_is_refused_with_both_lines() =>
        Should.Throw<CorpusFormatException>(() => Read(Valid + "\n" + Valid)).Message.ShouldBe("cases.jsonl:2: the id 'a/b#1' stands on line 1 already.");

    [Fact]
    public void The_hash_depends_on_the_lines_and_not_on_their_ends()
    {
        byte[] hash = Read(Valid + "\n").Hash;

        Read(Valid + "\r\n").Hash.ShouldBe(hash);
        Read(Valid.Replace("T4", "T5", StringComparison.Ordinal)).Hash.ShouldNotBe(hash);
    }

    [Fact]
    public void A_case_is_rendered_as_it_would_be_pasted() =>
        CaseText.Render(Read(Valid).Records[0]).ShouldBe("# T\n\nR\n\n```\ne\n```\n\ngpu: T4\n");

    private static CorpusFile Read(string text) => new CorpusReader(Repository.Taxonomy).Read("cases.jsonl", new StringReader(text));
}
