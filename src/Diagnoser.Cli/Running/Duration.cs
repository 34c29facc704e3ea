using System.Buffers;
using System.Globalization;

namespace Diagnoser.Cli.Running;

/// <summary>Spans of time as people write them.</summary>
internal static class Duration
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    /// <summary>Reads <c>300ms</c>, <c>90s</c>, <c>10m</c> or <c>2h</c>.</summary>
    /// <exception cref="UserErrorException">It is none of them, or not between a millisecond and a thousand hours.</exception>
    public static TimeSpan Parse(string text)
    {
        int digits = text.AsSpan().IndexOfAnyExcept(s_digits);
        bool isNumber = double.TryParse(digits < 0 ? text : text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        double seconds = (digits < 0 ? "" : text[digits..]) switch
        {
            "ms" => number / 1000,
            "s" => number,
            "m" => number * 60,
            "h" => number * 3600,
            _ => 0,
        };
        return isNumber && seconds is >= 0.001 and <= 3_600_000
            ? TimeSpan.FromSeconds(seconds)
            : throw new UserErrorException($"'{text}' is no duration; write it as 90s, 10m or 2h.");
    }

    /// <summary>Says a span in the unit that suits it: <c>0.3 s</c>, <c>12 s</c>, <c>5 min</c>, <c>2 h 10 min</c>.</summary>
    public static string Describe(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => span.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s",
        { TotalSeconds: < 120 } => span.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " s",
        { TotalMinutes: < 120 } => span.TotalMinutes.ToString("0", CultureInfo.InvariantCulture) + " min",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours)} h {span.Minutes} min"),
    };
}
