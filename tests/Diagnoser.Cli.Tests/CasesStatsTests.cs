namespace Diagnoser.Cli.Tests;

public sealed class CasesStatsTests
{
    [Fact]
    public async Task The_studys_tables_are_printed_from_the_data()
    {
        ProgramRun run = await ProgramRun.OfAsync("cases", "stats");

        run.ExitCode.ShouldBe(0, run.Error);
        string table = string.Join('\n', run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        foreach (string row in new[] { "B Crash 295", "C Incorrect Functionality 240", "A Loading Failure 137", "D Hang 19", "E Poor Performance 15" })
        {
            table.ShouldContain(row);
        }

        table.ShouldContain("A Environment Compatibility Issues 223 31.6 % 181 32.5 % 42 28.2 %");
        table.ShouldContain("B Configuration and Parameter Setting Errors 130 18.4 % 84 15.1 % 46 30.9 %");
        table.ShouldContain("C Data and Computation Issues 71 10.1 % 62 11.1 % 9 6.0 %");
    }
}
