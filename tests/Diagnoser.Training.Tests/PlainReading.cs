using Diagnoser.Core.Facts;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Logs;

namespace Diagnoser.Training.Tests;

/// <summary>A reading without incidents, facts and rules, for tests of learning that need none: the first line is the title, fenced lines are output.</summary>
internal static class PlainReading
{
    public static ReportSample Of(string text)
    {
        List<ExcerptLine> prose = [];
        List<ExcerptLine> output = [];
        bool fenced = false;
        string[] lines = text.Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
            }
            else
            {
                (fenced ? output : prose).Add(new ExcerptLine(index + 1, lines[index]));
            }
        }

        LogReading reading = LogReading.Empty with { Lines = lines.Length, Title = lines[0].TrimStart('#', ' '), Prose = prose, Notable = output };
        return new ReportSample(reading, new FactSet(), []);
    }
}
