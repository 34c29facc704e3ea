using System.Globalization;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Tests.Logs;

/// <summary>A form of failure from forms.txt: its text and what has to be read from it.</summary>
internal sealed record Form(string Name, string Kind, string Exception, string Message, IReadOnlyDictionary<string, string> Extras, string Text)
{
    public static IReadOnlyList<Form> All { get; } = [.. Load()];

    public void ShouldBeReadAs(Incident? incident)
    {
        if (Kind == "none")
        {
            incident.ShouldBeNull();
            return;
        }

        incident.ShouldNotBeNull();
        incident.Kind.ToString().ShouldBe(Kind);
        (incident.Exception ?? "").ShouldBe(Exception);
        (incident.Message ?? "").ShouldStartWith(Message);
        foreach ((string key, string value) in Extras)
        {
            Value(incident, key).ShouldBe(value, key);
        }
    }

    private static string? Value(Incident incident, string key) => key switch
    {
        "frames" => incident.Frames.Count.ToString(CultureInfo.InvariantCulture),
        "library" => incident.FailingFrame?.Library,
        "function" => incident.FailingFrame?.Function,
        "line" => incident.FailingFrame?.Line?.ToString(CultureInfo.InvariantCulture),
        "signal" => incident.Signal,
        "code" => incident.ExitCode?.ToString(CultureInfo.InvariantCulture),
        "worker" => incident.Worker,
        "complaint" => incident.Complaint,
        _ => throw new InvalidOperationException($"forms.txt: '{key}' is not known"),
    };

    private static IEnumerable<Form> Load()
    {
        string text = File.ReadAllText(RepositoryFiles.PathOf("tests", "Diagnoser.Core.Tests", "Logs", "forms.txt"));
        foreach (string part in ("\n" + text).Split("\n=== ").Skip(1))
        {
            int end = part.IndexOf('\n', StringComparison.Ordinal);
            string[] head = [.. part[..end].Split('|').Select(column => column.Trim())];
            Dictionary<string, string> extras = [];
            string? last = null;
            foreach (string pair in head[4].Split(", ", StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = pair.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && pair[..equals] is not "ip")
                {
                    last = pair[..equals];
                    extras[last] = pair[(equals + 1)..];
                }
                else
                {
                    extras[last!] += ", " + pair;
                }
            }

            yield return new Form(head[0], head[1], head[2], head[3], extras, part[(end + 1)..].TrimEnd('\n') + "\n");
        }
    }
}
