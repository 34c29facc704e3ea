using System.Collections;
using System.Reflection;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Core.Tests.Privacy;

public sealed class ReportRedactionTests
{
    private const string Secret = "hf" + "_" + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa7Z";

    // The program's own words and codes: a secret cannot get there.
    private static readonly HashSet<string> Own =
    [
        "ToolInfo.Name", "ToolInfo.Version", "ScoredCode.Code", "ScoredCode.Name", "ScoredName.Name", "IncidentSummary.Kind", "IncidentSummary.Signal", "Finding.Rule", "Finding.Cause", "Finding.References",
        "Fix.From", "SimilarCase.Id", "SimilarCase.Url", "SimilarCase.Cause", "SimilarCase.Symptom", "ReportedFact.Key", "Evidence.Fact",
    ];

    [Fact]
    public void Every_text_of_a_report_is_masked_but_the_programs_own()
    {
        DiagnosisReport report = ((DiagnosisReport)Fill(typeof(DiagnosisReport))!) with { Masked = null };
        DiagnosisReport masked = ReportRedaction.Redact(report, new Redactor(new RedactionOptions())) with { Masked = null };
        List<string> left = [.. Members(masked).Where(member => member.Text.Contains(Secret, StringComparison.Ordinal)).Select(member => member.Path).Distinct()];
        left.ShouldBe(Own, ignoreOrder: true);
        Members(masked).Count().ShouldBe(Members(report).Count());
    }

    [Fact]
    public void A_report_says_what_was_masked_in_it_and_adds_to_what_was_masked_before()
    {
        // Without facts: in a filled report their keys hold the secret too, which no report's do.
        DiagnosisReport plain = ((DiagnosisReport)Fill(typeof(DiagnosisReport))!) with { Masked = null, Facts = [], Findings = [] };
        DiagnosisReport masked = ReportRedaction.Redact(plain, new Redactor(new RedactionOptions()));
        RedactionCount count = masked.Masked!.ShouldHaveSingleItem();
        count.Kind.ShouldBe("hf-token");
        count.Distinct.ShouldBe(1);
        count.Times.ShouldBeGreaterThan(5);

        ReportRedaction.Redact(masked, new Redactor(new RedactionOptions())).Masked.ShouldBe(masked.Masked);
        ReportRedaction.Redact(masked with { Headline = "mail jo@example.org.uk" }, new Redactor(new RedactionOptions())).Masked.ShouldBe([count, new RedactionCount("email", 1, 1)]);
    }

    [Fact]
    public void A_secret_that_is_torn_between_two_lines_of_the_excerpt_is_masked_in_both()
    {
        DiagnosisReport filled = (DiagnosisReport)Fill(typeof(DiagnosisReport))!;
        DiagnosisReport report = filled with { Incident = filled.Incident! with { Excerpt = ["HF_TOKEN=" + Secret[..20], Secret[20..], "done"], ExcerptLines = [4, 5, 6] } };
        ReportRedaction.Redact(report, new Redactor(new RedactionOptions())).Incident!.Excerpt.ShouldBe(["HF_TOKEN=<hf-token-1>", "", "done"]);
    }

    [Fact]
    public void A_version_of_four_numbers_is_no_address_where_the_key_says_so()
    {
        DiagnosisReport filled = (DiagnosisReport)Fill(typeof(DiagnosisReport))!;
        DiagnosisReport report = filled with { Facts = [new ReportedFact("cudnn.version", "8.9.2.26", "line 3"), new ReportedFact("network.address", "10.3.4.5", "line 4")] };
        ReportRedaction.Redact(report, new Redactor(new RedactionOptions())).Facts
            .ShouldBe([new ReportedFact("cudnn.version", "8.9.2.26", "line 3"), new ReportedFact("network.address", "<ip-1>", "line 4")]);
    }

    // An object of a type with the secret in every text.
    private static object? Fill(Type type)
    {
        if (type == typeof(string))
        {
            return Secret;
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Fill(inner);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            Type item = type.GetGenericArguments()[0];
            Array array = Array.CreateInstance(item, 1);
            array.SetValue(Fill(item), 0);
            return array;
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        object result = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Fill(parameter.ParameterType))]);
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(result, Fill(property.PropertyType));
        }

        return result;
    }

    private static IEnumerable<(string Path, string Text)> Members(object value)
    {
        foreach (PropertyInfo property in value.GetType().GetProperties())
        {
            object? member = property.GetValue(value);
            string path = $"{value.GetType().Name}.{property.Name}";
            foreach (object item in member is IEnumerable list and not string ? list.Cast<object>() : member is null ? [] : (object[])[member])
            {
                if (item is string text)
                {
                    yield return (path, text);
                }
                else if (!item.GetType().IsPrimitive && !item.GetType().IsEnum)
                {
                    foreach ((string Path, string Text) below in Members(item))
                    {
                        yield return below;
                    }
                }
            }
        }
    }
}
