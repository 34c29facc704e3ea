using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Tests.Samples;
using NJsonSchema;

namespace Diagnoser.Reporting.Tests.Json;

public sealed class JsonReportTests
{
    public static TheoryData<string> Samples() => [.. SampleReports.All.Keys.Where(name => name != "hostile")];

    [Fact]
    public void A_report_reads_as_approved() =>
        JsonReport.Write(SampleReports.Likely()).ShouldMatchApproved(options => options.SubFolder("Approved").WithFileExtension(".json"));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_written_report_fits_the_published_schema(string sample)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(JsonReport.ReadSchema());

        schema.Validate(JsonReport.Write(SampleReports.All[sample]())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_published_schema_refuses_what_the_contract_does_not_allow()
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(JsonReport.ReadSchema());

        Changed(report => report["verdict"] = "Likely").ShouldNotBeEmpty();
        Changed(report => report["headline"] = null).ShouldNotBeEmpty();
        Changed(report => report.AsObject().Remove("incident")).ShouldNotBeEmpty();
        Changed(report => report["causes"]![0]!["probability"] = 1.5).ShouldNotBeEmpty();
        Changed(report => report["incident"]!["kind"] = "other").ShouldNotBeEmpty();
        Changed(report => report["findings"]![0]!["evidence"]![0]!["fact"] = "os.family").ShouldNotBeEmpty();
        Changed(report => report["incident"] = null).ShouldBeEmpty();

        ICollection<NJsonSchema.Validation.ValidationError> Changed(Action<JsonNode> change)
        {
            JsonNode report = JsonNode.Parse(JsonReport.Write(SampleReports.Likely()))!;
            change(report);
            return schema.Validate(report.ToJsonString());
        }
    }

    [Fact]
    public void The_schema_lists_every_member_of_a_report()
    {
        JsonNode schema = JsonNode.Parse(JsonReport.ReadSchema())!;
        JsonNode report = JsonNode.Parse(JsonReport.Write(SampleReports.Likely()))!;

        Names(schema["properties"]!).ShouldBe(Names(report));
        Names(schema["definitions"]!["incident"]!["properties"]!).ShouldBe(Names(report["incident"]!));
        Names(schema["definitions"]!["finding"]!["properties"]!).ShouldBe(Names(report["findings"]![0]!));
        Names(schema["definitions"]!["fix"]!["properties"]!).ShouldBe(Names(report["fixes"]![0]!));
        Names(schema["definitions"]!["similarCase"]!["properties"]!).ShouldBe(Names(report["similarCases"]![0]!));

        static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(member => member.Key);
    }

    [Fact]
    public void The_schema_lies_beside_the_program() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", "report.schema.json")).ShouldBe(JsonReport.ReadSchema());

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_written_can_be_read(string sample)
    {
        string json = JsonReport.Write(SampleReports.All[sample]());

        DiagnosisReport read = JsonReport.Read(json);

        JsonReport.Write(read).ShouldBe(json);
    }

    [Fact]
    public void What_is_read_has_the_values_that_were_written()
    {
        DiagnosisReport report = SampleReports.Likely();

        DiagnosisReport read = JsonReport.Read(JsonReport.Write(report));

        read.Findings[0].Evidence.ShouldBe(report.Findings[0].Evidence);
        read.SimilarCases.ShouldBe(report.SimilarCases);
        read.Causes.ShouldBe(report.Causes);
        read.Facts.ShouldBe(report.Facts);
        read.Incident!.ExcerptLines.ShouldBe(report.Incident!.ExcerptLines);
        (read.Verdict, read.Input, read.Symptom, read.Stage).ShouldBe((report.Verdict, report.Input, report.Symptom, report.Stage));
    }

    [Fact]
    public void The_writer_writes_every_member_as_the_generated_serializer_does()
    {
        foreach (DiagnosisReport report in SampleReports.All.Values.Select(make => make()))
        {
            string generated = JsonSerializer.Serialize(report, ReportJsonContext.Default.DiagnosisReport);

            JsonReport.Write(report, JavaScriptEncoder.Default, indented: false).ShouldBe(generated);
        }
    }

    [Theory]
    [InlineData(Verdict.Likely, InputSource.File)]
    [InlineData(Verdict.Possible, InputSource.Stdin)]
    [InlineData(Verdict.Unsure, InputSource.Run)]
    [InlineData(Verdict.Unsure, InputSource.Machine)]
    public void Verdict_and_source_can_be_read_back(Verdict verdict, InputSource source)
    {
        DiagnosisReport report = SampleReports.Likely() with { Verdict = verdict, Input = new InputInfo(source, 1, 1) };

        DiagnosisReport read = JsonReport.Read(JsonReport.Write(report));

        (read.Verdict, read.Input.Source).ShouldBe((verdict, source));
    }

    [Fact]
    public void Text_is_escaped_no_more_than_JSON_demands()
    {
        string json = JsonReport.Write(SampleReports.Likely() with { Headline = "模型 <|im_end|> 'x' & \u001b" });

        json.ShouldContain("\"headline\": \"模型 <|im_end|> 'x' & \\u001B\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schemaVersion\": 1}")]
    public void Text_that_is_no_report_is_refused(string json) => Should.Throw<JsonException>(() => JsonReport.Read(json));

    [Theory]
    [InlineData("\"verdict\": \"likely\"", "\"verdict\": \"certain\"")]
    [InlineData("\"verdict\": \"likely\"", "\"verdict\": 0")]
    [InlineData("\"line\": 31", "\"line\": \"31\"")]
    [InlineData("\"headline\": \"This PyTorch build has no NCCL.\"", "\"headline\": null")]
    public void A_report_with_a_wrong_member_is_refused(string right, string wrong)
    {
        string json = JsonReport.Write(SampleReports.Likely());
        json.ShouldContain(right);

        Should.Throw<JsonException>(() => JsonReport.Read(json.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Members_of_later_versions_are_passed_over()
    {
        string json = JsonReport.Write(SampleReports.Likely())
            .Replace("\"verdict\"", "\"later\": {\"a\": [1]}, \"verdict\"", StringComparison.Ordinal)
            .Replace("\"line\": 31", "\"later\": {\"a\": [1]}, \"line\": 31", StringComparison.Ordinal);

        JsonReport.Write(JsonReport.Read(json)).ShouldBe(JsonReport.Write(SampleReports.Likely()));
    }
}
