using System.Globalization;
using System.Text;

namespace Diagnoser.Benchmarks;

/// <summary>A log as a serving engine writes it for hours, with one failure at its end. The same length gives the same text.</summary>
internal static class ServerLog
{
    private const string Failure = """
        Traceback (most recent call last):
          File "/opt/serve.py", line 3, in <module>
            engine.step()
        torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 23.65 GiB of which 1.20 GiB is free.

        """;

    /// <summary>Makes a log.</summary>
    /// <param name="length">How many characters, at least.</param>
    public static string OfLength(int length)
    {
        Random random = new(7);
        StringBuilder text = new(length + 1000);
        while (text.Length < length)
        {
            text.Append(CultureInfo.InvariantCulture, $"INFO 08-14 17:22:{random.Next(60):00} metrics.py:345] Avg prompt throughput: {random.NextDouble() * 900:0.0} tokens/s, Avg generation throughput: {random.NextDouble() * 900:0.0} tokens/s, Running: {random.Next(99)} reqs, Pending: 0 reqs, GPU KV cache usage: {random.NextDouble() * 99:0.0}%.\n");
            text.Append(CultureInfo.InvariantCulture, $"INFO:     10.0.0.{random.Next(255)}:{random.Next(65_000)} - \"POST /v1/chat/completions HTTP/1.1\" 200 OK\n");
        }

        return text.Append(Failure).ToString();
    }
}
