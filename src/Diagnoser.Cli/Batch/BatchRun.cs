using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;

namespace Diagnoser.Cli.Batch;

/// <summary>
/// Explains many reports side by side and writes the answers in the order of the reports. A bounded number of reports is under way at a time,
/// so that memory does not grow with the batch.
/// </summary>
internal sealed class BatchRun(DiagnosisEngine engine, BatchOutput output, BatchProgress progress, int jobs)
{
    private const int AheadPerJob = 8;

    // An answer is larger than what is collected cheaply, so its buffer serves again.
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    /// <summary>Runs the batch.</summary>
    /// <param name="input">The input's lines.</param>
    /// <param name="cancellation">Stops it; what is written stays.</param>
    /// <exception cref="UserErrorException">The output to continue does not belong to this input.</exception>
    public async Task RunAsync(TextReader input, CancellationToken cancellation)
    {
        Channel<(long Number, Task<Answer> Answer)> underWay = Channel.CreateBounded<(long, Task<Answer>)>(jobs * AheadPerJob);
        using SemaphoreSlim places = new(jobs);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = ReadAsync(input, underWay.Writer, places, stop.Token);
        try
        {
            await foreach ((long number, Task<Answer> task) in underWay.Reader.ReadAllAsync(cancellation))
            {
                Answer answer = await task;
                if (answer.Fault is not null)
                {
                    progress.ReportBroken(number, answer.Fault);
                }
                else if (answer.Json is not null)
                {
                    output.Write(answer.Json.WrittenSpan);
                    _buffers.Add(answer.Json);
                    progress.CountAnswer();
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await reading;
    }

    private async Task ReadAsync(TextReader input, ChannelWriter<(long, Task<Answer>)> underWay, SemaphoreSlim places, CancellationToken cancellation)
    {
        int known = 0;
        Exception? fault = null;
        try
        {
            long number = 0;
            while (await input.ReadLineAsync(cancellation) is { } line)
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                if (known < output.Answered.Count)
                {
                    await underWay.WriteAsync((number, Task.FromResult(PassOver(line, ref known))), cancellation);
                    continue;
                }

                await places.WaitAsync(cancellation);
                Task<Answer> answer = Task.Run(() => Explain(line, cancellation), CancellationToken.None);
                _ = answer.ContinueWith(_ => places.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                await underWay.WriteAsync((number, answer), cancellation);
            }

            if (known < output.Answered.Count)
            {
                throw OtherInput(known);
            }
        }
        catch (Exception exception)
        {
            fault = exception;
        }
        finally
        {
            underWay.Complete(fault);
        }
    }

    /// <summary>A line that a former run answered already, or could not use.</summary>
    private Answer PassOver(string line, ref int known)
    {
        BatchLine report = BatchLine.Parse(line);
        if (report.Fault is not null)
        {
            return new Answer(null, report.Fault);
        }

        return report.Id == output.Answered[known++] ? new Answer(null, null) : throw OtherInput(known - 1);
    }

    private UserErrorException OtherInput(int place) =>
        new($"The output to continue has an answer to {output.Answered[place]} as number {place + 1}, which this input has not there; name the input that it was made from, or leave out --resume.");

    private Answer Explain(string line, CancellationToken cancellation)
    {
        BatchLine report = BatchLine.Parse(line);
        if (report.Fault is not null)
        {
            return new Answer(null, report.Fault);
        }

        try
        {
            using StringReader text = new(report.Text);
            DiagnosisReport diagnosis = engine.Diagnose(text, InputSource.File, [], cancellation);
            return new Answer(Write(report.Id, diagnosis), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One report that llmdiag stumbles over must not cost the answers to the thousands behind it.
            return new Answer(null, $"explaining {report.Id} failed, a fault of llmdiag itself ({exception.GetType().Name}: {exception.Message})");
        }
    }

    private ArrayBufferWriter<byte> Write(string id, DiagnosisReport diagnosis)
    {
        if (!_buffers.TryTake(out ArrayBufferWriter<byte>? buffer))
        {
            buffer = new ArrayBufferWriter<byte>();
        }

        buffer.ResetWrittenCount();
        buffer.Write("{\"id\":"u8);
        buffer.Write(Encoding.UTF8.GetBytes(id));
        buffer.Write(",\"report\":"u8);
        JsonReport.WriteLine(diagnosis, buffer);
        buffer.Write("}\n"u8);
        return buffer;
    }

    /// <summary>What became of a line: an answer, a fault, or neither where it was answered before.</summary>
    private sealed record Answer(ArrayBufferWriter<byte>? Json, string? Fault);
}
