using System.Globalization;

namespace Diagnoser.Reporting.Content;

/// <summary>Probabilities in whole percent. What is neither impossible nor certain is never shown as 0 or 100.</summary>
internal static class Percentage
{
    public static string Of(double probability)
    {
        if (double.IsNaN(probability))
        {
            return "?";
        }

        double percent = Math.Clamp(probability, 0, 1) * 100;
        return percent switch
        {
            > 0 and < 0.5 => "<1%",
            >= 99.5 and < 100 => ">99%",
            _ => percent.ToString("0", CultureInfo.InvariantCulture) + "%",
        };
    }

    /// <summary>How many of some cells a probability fills; what is at least half a cell gets one.</summary>
    public static int Cells(double probability, int cells) =>
        double.IsNaN(probability) ? 0 : (int)Math.Round(Math.Clamp(probability, 0, 1) * cells, MidpointRounding.AwayFromZero);
}
