using System.Globalization;
using System.Text;

namespace Diagnoser.Benchmarks;

/// <summary>Texts that are meant to do harm.</summary>
internal static class HostileText
{
    private const string Pathological = "raise_exception raise_exception torch.distributed There is no module or parameter named CUDA out of memory (((a+)+)+)$ model.model.model. \"'\"' got an unexpected keyword argument";

    /// <summary>Makes a text.</summary>
    /// <param name="kind">What it is made of.</param>
    /// <param name="length">How many characters, at least.</param>
    public static string Of(string kind, int length)
    {
        StringBuilder text = new(length + 1000);
        for (int number = 0; text.Length < length; number++)
        {
            _ = kind switch
            {
                "one line" => text.Append("CUDA out of memory, tried to allocate "),
                "brackets" => text.Append(number % 2 == 0 ? "[[[[((((" : "{\"[<"),
                "tracebacks" => text.Append(CultureInfo.InvariantCulture, $"Traceback (most recent call last):\n  File \"a.py\", line {number}, in f\n    g()\nValueError: item {number} is bad\n"),
                _ => text.Append(Pathological.AsSpan(0, number % Pathological.Length)).Append('\n'),
            };
        }

        return text.ToString();
    }
}
