using System.Globalization;

namespace Diagnoser.Collectors.Machine;

/// <summary>Units of facts.</summary>
internal static class Quantities
{
    public const double Gibibyte = 1024.0 * 1024 * 1024;

    public const double Mebibyte = 1024.0 * 1024;

    public static double ToGibibytes(long bytes) => bytes / Gibibyte;

    public static double ToMebibytes(long bytes) => bytes / Mebibyte;

    /// <summary>A size for a reader: <c>13.5 GiB</c>, <c>512 MiB</c>, <c>56 KiB</c>, <c>12 bytes</c>.</summary>
    public static string Describe(long bytes) => bytes switch
    {
        >= 1L << 30 => (bytes / Gibibyte).ToString("0.#", CultureInfo.InvariantCulture) + " GiB",
        >= 1L << 20 => (bytes / Mebibyte).ToString("0.#", CultureInfo.InvariantCulture) + " MiB",
        >= 1L << 10 => (bytes / 1024.0).ToString("0.#", CultureInfo.InvariantCulture) + " KiB",
        _ => bytes.ToString(CultureInfo.InvariantCulture) + " bytes",
    };
}
