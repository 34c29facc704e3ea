namespace Diagnoser.Core.Logs;

/// <summary>
/// People cut a traceback before the line that names the exception, and name it in the title or in a sentence instead. The two are one failure:
/// the words say what was raised, the frames say where.
/// </summary>
internal static class CutTrace
{
    /// <summary>Joins a primary traceback without an exception with the first failure that the text names without frames.</summary>
    /// <param name="ranked">The incidents, the primary one first.</param>
    public static IReadOnlyList<Incident> Join(IReadOnlyList<Incident> ranked)
    {
        if (ranked is not [{ Kind: IncidentKind.PythonException, Exception: null, Frames.Count: > 0 } cut, ..])
        {
            return ranked;
        }

        for (int index = 1; index < ranked.Count; index++)
        {
            if (Names(ranked[index]))
            {
                Incident named = ranked[index];
                Incident joined = named with
                {
                    Frames = cut.Frames,
                    Worker = named.Worker ?? cut.Worker,
                    Excerpt = [.. named.Excerpt.Concat(cut.Excerpt).OrderBy(line => line.Number)],
                };
                return [joined, .. ranked.Where((_, other) => other != 0 && other != index)];
            }
        }

        return ranked;
    }

    private static bool Names(Incident incident) =>
        incident.Frames.Count == 0
        && !RelayedFailure.IsRelayed(incident.Exception, incident.Message)
        && incident.Kind switch
        {
            IncidentKind.PythonException => incident.Exception is not null,
            IncidentKind.CudaError or IncidentKind.CommunicationError => true,
            _ => false,
        };
}
