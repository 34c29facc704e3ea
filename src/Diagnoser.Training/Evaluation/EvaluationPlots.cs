using System.Globalization;
using System.Text;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>Draws what an evaluation measured, as SVG that needs nothing else.</summary>
public static class EvaluationPlots
{
    private const int Size = 360;
    private const int Margin = 56;
    private static readonly string[] Colours = ["#1f5fa8", "#c25a1e", "#3b7d3b"];

    /// <summary>Probability against accuracy of the first category; the diagonal is what the probabilities promise.</summary>
    /// <param name="result">What was measured.</param>
    public static string Reliability(EvaluationResult result)
    {
        StringBuilder svg = Start("Probability of the first category", "Accuracy");
        svg.Append(Invariant($"<line x1='{X(0)}' y1='{Y(0)}' x2='{X(1)}' y2='{Y(1)}' stroke='#999' stroke-dasharray='4 4'/>"));
        for (int index = 0; index < result.Populations.Count; index++)
        {
            PopulationResult population = result.Populations[index];
            CalibrationBin[] bins = [.. population.Calibration.Where(bin => bin.Count > 0)];
            Curve(svg, Colours[index], [.. bins.Select(bin => (bin.Probability, bin.Accuracy))]);
            Legend(svg, index, PopulationNames.Of(population.Origin));
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The categories that the study's cases have (rows) and get (columns), as shares of each row.</summary>
    /// <param name="result">What was measured.</param>
    public static string Confusion(EvaluationResult result)
    {
        int[][] counts = result.Populations[0].Confusion;
        double cell = (double)Size / counts.Length;
        StringBuilder svg = Open();
        for (int row = 0; row < counts.Length; row++)
        {
            string code = result.Taxonomy.Categories[row].Code;
            double middle = Margin + (cell * (row + 0.5));
            svg.Append(Invariant($"<text x='{Margin - 12}' y='{middle + 4:0.#}' text-anchor='end'>{code}</text>"));
            svg.Append(Invariant($"<text x='{middle:0.#}' y='{Margin - 12}' text-anchor='middle'>{code}</text>"));
            int total = Math.Max(1, counts[row].Sum());
            for (int column = 0; column < counts.Length; column++)
            {
                double share = (double)counts[row][column] / total;
                double left = Margin + (cell * column);
                double top = Margin + (cell * row);
                svg.Append(Invariant($"<rect x='{left:0.#}' y='{top:0.#}' width='{cell:0.#}' height='{cell:0.#}' fill='{Colours[0]}' fill-opacity='{share:0.##}' stroke='#ddd'/>"));
                if (share >= 0.005)
                {
                    svg.Append(Invariant($"<text x='{left + (cell / 2):0.#}' y='{top + (cell / 2) + 4:0.#}' text-anchor='middle' font-size='11' fill='{(share > 0.5 ? "#fff" : "#222")}'>{100 * share:0}</text>"));
                }
            }
        }

        svg.Append(Invariant($"<text x='{Margin + (Size / 2)}' y='{Size + Margin + 28}' text-anchor='middle'>Answered category; rows are the labelled ones, in % of the row</text>"));
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>How often the first category is right, against the number of cases that were trained on.</summary>
    /// <param name="result">What was measured.</param>
    public static string LearningCurve(EvaluationResult result)
    {
        double most = Math.Max(1, result.LearningCurve.Select(point => point.Cases).DefaultIfEmpty(1).Max());
        StringBuilder svg = Start(Invariant($"Cases trained on (right end: {most:0})"), "Accuracy of the first category");
        for (int index = 0; index < result.Populations.Count; index++)
        {
            CaseOrigin origin = result.Populations[index].Origin;
            Curve(svg, Colours[index], [.. result.LearningCurve.Where(point => point.Origin == origin).Select(point => (point.Cases / most, point.Top1))]);
            Legend(svg, index, PopulationNames.Of(origin));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static double X(double share) => Margin + (Size * share);

    private static double Y(double share) => Margin + (Size * (1 - share));

    private static StringBuilder Open() => new(Invariant(
        $"<svg xmlns='http://www.w3.org/2000/svg' width='{Size + (2 * Margin)}' height='{Size + (2 * Margin)}' font-family='sans-serif' font-size='13'><rect width='100%' height='100%' fill='#fff'/>"));

    private static StringBuilder Start(string horizontal, string vertical)
    {
        StringBuilder svg = Open();
        svg.Append(Invariant($"<rect x='{Margin}' y='{Margin}' width='{Size}' height='{Size}' fill='none' stroke='#444'/>"));
        for (int step = 0; step <= 5; step++)
        {
            double share = step / 5.0;
            svg.Append(Invariant($"<text x='{X(share):0.#}' y='{Size + Margin + 18}' text-anchor='middle'>{share:0.0}</text>"));
            svg.Append(Invariant($"<text x='{Margin - 8}' y='{Y(share) + 4:0.#}' text-anchor='end'>{share:0.0}</text>"));
        }

        svg.Append(Invariant($"<text x='{Margin + (Size / 2)}' y='{Size + Margin + 40}' text-anchor='middle'>{horizontal}</text>"));
        svg.Append(Invariant($"<text x='16' y='{Margin + (Size / 2)}' text-anchor='middle' transform='rotate(-90 16 {Margin + (Size / 2)})'>{vertical}</text>"));
        return svg;
    }

    private static void Curve(StringBuilder svg, string colour, (double X, double Y)[] points)
    {
        svg.Append(Invariant($"<polyline fill='none' stroke='{colour}' stroke-width='2' points='{string.Join(' ', points.Select(point => Invariant($"{X(point.X):0.#},{Y(point.Y):0.#}")))}'/>"));
        foreach ((double x, double y) in points)
        {
            svg.Append(Invariant($"<circle cx='{X(x):0.#}' cy='{Y(y):0.#}' r='4' fill='{colour}'/>"));
        }
    }

    private static void Legend(StringBuilder svg, int index, string name) => svg.Append(Invariant(
        $"<circle cx='{Margin + 16}' cy='{Margin + 18 + (20 * index)}' r='4' fill='{Colours[index]}'/><text x='{Margin + 28}' y='{Margin + 22 + (20 * index)}'>{name}</text>"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
