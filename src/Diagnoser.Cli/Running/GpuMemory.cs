using System.Globalization;
using Diagnoser.Collectors.Gpu;

namespace Diagnoser.Cli.Running;

/// <summary>The memory of GPUs in the course of a command: at its start, at its highest, and at its end.</summary>
internal sealed class GpuMemory
{
    private const double Gibibyte = 1024 * 1024 * 1024;

    private readonly Lock _gate = new();
    // Every run of a command makes this object: a list of objects is compiled already when the program starts, other collections are not.
    private readonly List<Course> _courses = [];
    private bool _works;

    /// <summary>Whether a GPU worked at the last look.</summary>
    public bool Works
    {
        get
        {
            lock (_gate)
            {
                return _works;
            }
        }
    }

    /// <summary>Takes a look's figures.</summary>
    /// <param name="elapsed">The time since the command started.</param>
    /// <param name="loads">The GPUs.</param>
    public void Note(TimeSpan elapsed, IReadOnlyList<NvidiaLoad> loads)
    {
        lock (_gate)
        {
            _works = loads.Any(load => load.Utilization > 0);
            foreach (NvidiaLoad load in loads)
            {
                int at = _courses.FindIndex(course => course.Gpu == load.Index);
                Course course = at < 0 ? new Course(load.Index, load.UsedBytes, -1, TimeSpan.Zero, 0, 0) : _courses[at];
                course = load.UsedBytes > course.Peak ? course with { Peak = load.UsedBytes, PeakAt = elapsed } : course;
                course = course with { Last = load.UsedBytes, Total = load.TotalBytes };
                if (at < 0)
                {
                    _courses.Add(course);
                }
                else
                {
                    _courses[at] = course;
                }
            }
        }
    }

    /// <summary>A line a GPU: <c>GPU 0: 0.4 GiB at the start, at most 23.6 of 24 GiB after 41 s, 23.6 GiB at the end</c>.</summary>
    public IReadOnlyList<string> Describe()
    {
        lock (_gate)
        {
            return [.. _courses.Select(course => string.Create(
                CultureInfo.InvariantCulture,
                $"GPU {course.Gpu}: {Size(course.First)} GiB at the start, at most {Size(course.Peak)} of {Size(course.Total)} GiB after {Duration.Describe(course.PeakAt)}, {Size(course.Last)} GiB at the end"))];
        }
    }

    private static string Size(long bytes) => (bytes / Gibibyte).ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Course(int Gpu, long First, long Peak, TimeSpan PeakAt, long Last, long Total);
}
