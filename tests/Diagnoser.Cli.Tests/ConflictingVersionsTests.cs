using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Tests;

public sealed class ConflictingVersionsTests
{
    [Fact]
    public async Task A_version_stated_twice_differently_becomes_a_finding()
    {
        const string text = """
            ### Environment
            ```
            Collecting environment information...
            PyTorch version: 2.1.2+cu118
            ```
            ```
            $ pip list
            Package            Version
            ------------------ ------------
            numpy              1.26.4
            torch              2.4.0
            transformers       4.44.0
            ```
            RuntimeError: something is off
            """;

        ProgramRun run = await ProgramRun.WithInputAsync(text, "explain", "--format", "json");

        Finding finding = JsonReport.Read(run.Output).Findings.Single(finding => finding.Rule == "version-stated-twice");
        finding.Title.ShouldBe("Two versions of torch are stated");
        finding.Evidence.Select(evidence => evidence.Value).ShouldBe(["2.1.2+cu118", "2.4.0"], ignoreOrder: true);
    }
}
