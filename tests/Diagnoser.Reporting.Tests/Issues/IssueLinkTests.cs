using System.Web;
using System.Collections.Specialized;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Issues;
using Diagnoser.Reporting.Tests.Recorded;
using Diagnoser.Reporting.Tests.Samples;
using FsCheck.Xunit;

namespace Diagnoser.Reporting.Tests.Issues;

public sealed class IssueLinkTests
{
    private static readonly IssueForms Forms = ReadForms();

    public static TheoryData<string> Repositories => [.. Forms.Forms.SelectMany(form => form.Repositories), "someone/unknown-project"];

    public static TheoryData<string> Names => [.. RecordedReports.Names];

    [Fact]
    public void The_main_projects_are_known()
    {
        string[] wanted = ["vllm-project/vllm", "huggingface/transformers", "ggml-org/llama.cpp", "ollama/ollama", "sgl-project/sglang", "QwenLM/Qwen3", "QwenLM/Qwen2.5", "QwenLM/Qwen", "deepseek-ai/DeepSeek-V3", "deepseek-ai/DeepSeek-R1"];

        wanted.Where(repository => Forms.Find(repository) is null).ShouldBeEmpty();
        Forms.Find("VLLM-Project/vLLM").ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Repositories))]
    public void A_link_opens_to_the_fields_of_the_projects_form(string repository)
    {
        IssueForm? form = Forms.Find(repository);
        foreach (string name in RecordedReports.Names)
        {
            DiagnosisReport report = RecordedReports.Read(name);
            IssueLink link = Write(report, repository);
            NameValueCollection query = Query(link, repository);

            link.Address.Length.ShouldBeLessThanOrEqualTo(Forms.LongestAddress);
            query["title"].ShouldNotBeNull().ShouldStartWith((form?.TitlePrefix + report.Headline)[..20]);
            string[] parameters = [.. query.AllKeys.Select(key => key!).Except(["title", "template", "body"])];
            parameters.ShouldBeSubsetOf((form?.Fields ?? []).Where(field => field.Type is "textarea" or "input").Select(field => field.Id));
            bool fillsFields = form?.HasNamedFields == true;
            (parameters.Length > 0).ShouldBe(fillsFields);
            if (query["template"] is { } template)
            {
                template.ShouldBe(form!.Template);
            }

            // Either the form's fields are filled, or the text of the issue, or the person gets the texts to paste; never two of these.
            bool hasBody = query["body"] is not null;
            new[] { fillsFields, hasBody, link.ToPaste.Count > 0 }.Count(way => way).ShouldBe(1);
        }
    }

    [Fact]
    public void The_fields_of_a_form_hold_what_they_ask_for()
    {
        NameValueCollection query = Query(Write(RecordedReports.Read("vllm-eight-ranks"), "ggml-org/llama.cpp"), "ggml-org/llama.cpp");

        query["template"].ShouldBe("011-bug-results.yml");
        query["hardware"].ShouldNotBeNull().ShouldContain("gpu.");
        query["logs"].ShouldNotBeNull().ShouldStartWith("```text\n");
        query["logs"].ShouldNotBeNull().ShouldEndWith("\n```");
        query["info"].ShouldNotBeNull().ShouldContain("llmdiag");
        query["operating-system"].ShouldBeNull();
    }

    [Fact]
    public void A_form_whose_fields_have_no_ids_and_that_cannot_be_left_out_gets_a_title_and_texts_to_paste()
    {
        IssueLink link = Write(RecordedReports.Read("cuda-out-of-memory"), "vllm-project/vllm");

        Query(link, "vllm-project/vllm").AllKeys.ShouldBe(["template", "title"]);
        link.ToPaste.Select(field => field.Label).ShouldBe(["Your current environment", "🐛 Describe the bug"]);
        link.ToPaste[1].Text.ShouldContain("CUDA out of memory. Tried to allocate 136.00 MiB");
    }

    [Fact]
    public void A_form_without_ids_that_can_be_left_out_becomes_a_text_with_its_headings()
    {
        string body = Query(Write(RecordedReports.Read("ollama-slog"), "sgl-project/sglang"), "sgl-project/sglang")["body"]!;

        body.Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).ShouldBe(["### Describe the bug", "### Reproduction", "### Environment"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_lines_that_the_answer_relies_on_are_never_what_is_cut(string name)
    {
        DiagnosisReport report = RecordedReports.Read(name);
        DiagnosisReport wordy = report with
        {
            Facts = [.. Enumerable.Range(0, 400).Select(index => new ReportedFact($"package-{index}.version", "1.2.3", "line 9"))],
            Incident = report.Incident! with { Excerpt = [.. Enumerable.Range(0, 200).Select(index => $"frame {index} of a long trace with 中文"), .. report.Incident.Excerpt], ExcerptLines = [] },
        };

        IssueLink link = Write(wordy, "someone/unknown-project");

        link.Address.Length.ShouldBeInRange(Forms.LongestAddress / 2, Forms.LongestAddress);
        link.Cut.Select(cut => cut.Kind).ShouldContain(IssueContentKind.Log);
        link.Cut.ShouldAllBe(cut => cut.Left > 0 && cut.Left <= cut.Of);
        string body = Query(link, "someone/unknown-project")["body"]!;
        body.ShouldContain("left out to keep this link short");
        body.ShouldContain(report.Incident.Excerpt[^1][..Math.Min(40, report.Incident.Excerpt[^1].Length)]);
    }

    [Property(MaxTest = 200)]
    public void Any_text_gives_a_link_that_a_browser_can_open(string? text)
    {
        string hostile = string.Concat(Enumerable.Repeat((text ?? "") + HostileReport.Text + "&template=evil.yml#x", 30));
        DiagnosisReport report = HostileReport.Make() with { Headline = hostile, Facts = [new ReportedFact(hostile, hostile, hostile)], Fixes = [new Fix(hostile, [hostile], hostile, hostile, hostile)] };

        foreach (string repository in (string[])["ollama/ollama", "someone/unknown-project"])
        {
            IssueLink link = Write(report, repository);
            link.Address.Length.ShouldBeLessThanOrEqualTo(Forms.LongestAddress);
            link.Address.ShouldAllBe(character => char.IsAscii(character) && !char.IsControl(character) && character != ' ' && character != '#' && character != '"' && character != '\'');
            Query(link, repository)["template"].ShouldBe(repository == "ollama/ollama" ? "10_bug_report.yml" : null);
        }
    }

    [Fact]
    public void Every_form_names_its_source_and_what_it_asks_for() =>
        Forms.Forms.SelectMany(form => form.Fields).Where(field => field.Gives.Count > 0).ShouldAllBe(field => field.Type == "textarea" || field.Type == "input" || field.Type == "heading");

    private static IssueLink Write(DiagnosisReport report, string repository) => IssueLinkWriter.Write(report, repository, Forms, new IssueLinkOptions());

    private static NameValueCollection Query(IssueLink link, string repository)
    {
        Uri address = new(link.Address);
        address.GetLeftPart(UriPartial.Path).ShouldBe($"https://github.com/{repository}/issues/new");
        return HttpUtility.ParseQueryString(address.Query);
    }

    private static IssueForms ReadForms()
    {
        using StreamReader text = new(Path.Combine(RepositoryFiles.Root, "rules", "knowledge", "issue-forms.yaml"));
        return IssueForms.Read("issue-forms.yaml", text);
    }
}
