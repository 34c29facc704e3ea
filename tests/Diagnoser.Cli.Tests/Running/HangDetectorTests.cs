using Diagnoser.Cli.Running;

namespace Diagnoser.Cli.Tests.Running;

public sealed class HangDetectorTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Fact]
    public void Silence_and_idleness_for_the_limit_are_a_hang_told_once()
    {
        HangDetector detector = new(s_limit);

        bool[] told = [.. Enumerable.Range(1, 20).Select(look => detector.Look(Seconds(10 * look), silence: Seconds(10 * look), [Process(ticks: 500)], gpuWorks: false))];

        told.Count(hang => hang).ShouldBe(1);
        Array.IndexOf(told, true).ShouldBe(6);
    }

    [Theory]
    [InlineData(200, false, 'S')]
    [InlineData(0, true, 'S')]
    [InlineData(0, false, 'T')]
    public void Work_of_processor_or_GPU_and_a_stopped_process_are_no_hang(int ticksPerLook, bool gpuWorks, char state)
    {
        HangDetector detector = new(s_limit);

        bool[] told = [.. Enumerable.Range(1, 20).Select(look => detector.Look(Seconds(10 * look), Seconds(10 * look), [Process(ticksPerLook * look, state)], gpuWorks))];

        told.ShouldAllBe(hang => !hang);
    }

    [Fact]
    public void A_thread_that_looks_at_the_clock_now_and_then_does_not_hide_a_hang()
    {
        HangDetector detector = new(s_limit);

        Enumerable.Range(1, 20).Any(look => detector.Look(Seconds(10 * look), Seconds(10 * look), [Process(look * 3)], gpuWorks: false)).ShouldBeTrue();
    }

    [Fact]
    public void Output_ends_a_hang_and_the_next_one_is_told_again()
    {
        HangDetector detector = new(s_limit);

        int told = Enumerable.Range(1, 40).Count(look => detector.Look(Seconds(10 * look), Seconds(10 * (look % 20)), [Process(500)], gpuWorks: false));

        told.ShouldBe(2);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static ProcessState Process(long ticks, char state = 'S') => new(100, "python3", state, 1, 0, ticks, 1, 7);
}
