using System.Globalization;
using System.Text;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;
using Diagnoser.Core.Patterns;
using Diagnoser.Core.Rules;

namespace Diagnoser.Core.Learning;

/// <summary>Turns a report into named features. The same text gives the same features, whether it is a write-up of the corpus or a pasted issue.</summary>
public sealed class FeatureExtractor
{
    private const int MostProseWords = 400;
    private const int MostOutputWords = 400;
    private const int MostIncidents = 4;
    private const int LongestMessage = 600;
    private const int MostConceptCharacters = 6000;

    private static readonly SignSet s_separators = SignSet.Of("/\\");
    private readonly ConceptLexicon _concepts;

    // Facts whose values are few and mean the same everywhere; names and versions are too many to learn from.
    private static readonly string[] CategoricalFacts =
    [
        "os.family", "os.wsl", "os.container", "gpu.vendor", "gpu.architecture", "engine.name", "model.family", "model.variant", "model.quantization",
        "model.file-format", "model.dtype", "launch.launcher", "training.method", "training.zero-stage", "stage", "python.environment", "torch.cuda-available",
    ];

    /// <summary>Makes an extractor.</summary>
    /// <param name="concepts">The concepts to look for.</param>
    public FeatureExtractor(ConceptLexicon concepts) => _concepts = concepts;

    /// <summary>The features of a report.</summary>
    /// <param name="sample">The report.</param>
    public FeatureVector Extract(ReportSample sample)
    {
        FeatureVector features = new();
        LogReading reading = sample.Reading;
        AddWords(features, reading);
        for (int index = 0; index < Math.Min(MostIncidents, reading.Incidents.Count); index++)
        {
            AddIncident(features, reading.Incidents[index], isPrimary: index == 0);
        }

        foreach (ComplaintSighting complaint in reading.Complaints)
        {
            features.Set($"{FeatureGroups.Complaint}:{complaint.Kind}");
        }

        AddConcepts(features, reading);
        AddRules(features, sample.Matches);
        AddFacts(features, sample.Facts);
        AddForm(features, reading);
        return features;
    }

    private static void AddWords(FeatureVector features, LogReading reading)
    {
        WordReader reader = new();
        List<string?> words = [];
        if (reading.Title is { } title)
        {
            reader.Read(title, words);
            AddWordsAndPairs(features, words, MostProseWords, FeatureGroups.Title, FeatureGroups.Title);
            words.Add(null);
        }

        ReadLines(reader, reading.Prose, words, MostProseWords);
        AddWordsAndPairs(features, words, MostProseWords, FeatureGroups.Prose, FeatureGroups.ProsePair);

        words.Clear();
        foreach (Incident incident in reading.Incidents.Take(MostIncidents))
        {
            ReadLines(reader, incident.Excerpt, words, MostOutputWords);
        }

        ReadLines(reader, reading.Notable, words, MostOutputWords);
        AddWordsAndPairs(features, words, MostOutputWords, FeatureGroups.Output, FeatureGroups.OutputPair);
    }

    // What the software says and what the person says are told apart: "version" in a log is noise, in a person's sentence it is a suspicion.
    private void AddConcepts(FeatureVector features, LogReading reading)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        _concepts.Find(LowerCase(reading.Title, reading.Prose), found);
        foreach (string name in found)
        {
            features.Set($"{FeatureGroups.Concept}:{name}");
        }

        found.Clear();
        _concepts.Find(LowerCase(null, [.. reading.Incidents.Take(MostIncidents).SelectMany(incident => incident.Excerpt), .. reading.Notable]), found);
        foreach (string name in found)
        {
            features.Set($"{FeatureGroups.Concept}:{name}, as the software says", 0.7f);
        }
    }

    private static string LowerCase(string? title, IReadOnlyList<ExcerptLine> lines)
    {
        StringBuilder text = new(title);
        foreach (ExcerptLine line in lines)
        {
            if (text.Length > MostConceptCharacters)
            {
                break;
            }

            text.Append('\n').Append(line.Text);
        }

        return text.ToString().ToLowerInvariant();
    }

    private static void ReadLines(WordReader reader, IReadOnlyList<ExcerptLine> lines, List<string?> words, int most)
    {
        foreach (ExcerptLine line in lines)
        {
            if (words.Count >= most)
            {
                return;
            }

            reader.Read(line.Text, words);
            words.Add(null);
        }
    }

    private static void AddWordsAndPairs(FeatureVector features, List<string?> words, int most, string group, string pairGroup)
    {
        string? previous = null;
        for (int index = 0; index < Math.Min(most, words.Count); index++)
        {
            string? word = words[index];
            if (word is not null)
            {
                features.Set($"{group}:{word}");
                if (previous is not null)
                {
                    features.Set($"{pairGroup}:{previous} {word}");
                }
            }

            previous = word;
        }
    }

    // To ask an enumeration for its names takes milliseconds in a process that has just started.
    private static string NameOf(IncidentKind kind) => kind switch
    {
        IncidentKind.PythonException => nameof(IncidentKind.PythonException),
        IncidentKind.NativeCrash => nameof(IncidentKind.NativeCrash),
        IncidentKind.CudaError => nameof(IncidentKind.CudaError),
        IncidentKind.CommunicationError => nameof(IncidentKind.CommunicationError),
        IncidentKind.KernelMessage => nameof(IncidentKind.KernelMessage),
        IncidentKind.ProcessExit => nameof(IncidentKind.ProcessExit),
        IncidentKind.EngineError => nameof(IncidentKind.EngineError),
        IncidentKind.BuildFailure => nameof(IncidentKind.BuildFailure),
        IncidentKind.ErrorMessage => nameof(IncidentKind.ErrorMessage),
        IncidentKind.Complaint => nameof(IncidentKind.Complaint),
        _ => kind.ToString(),
    };

    private static void AddIncident(FeatureVector features, Incident incident, bool isPrimary)
    {
        string kind = NameOf(incident.Kind);
        features.Set($"{FeatureGroups.Incident}:{kind}", isPrimary ? 1f : 0.5f);
        if (incident.Signal is { } signal)
        {
            features.Set($"{FeatureGroups.Incident}:signal {signal}");
        }

        if (incident.ExitCode is { } exitCode)
        {
            features.Set($"{FeatureGroups.Incident}:exit code {exitCode.ToString(CultureInfo.InvariantCulture)}", 0.5f);
        }

        if (incident.Exception is { } exception)
        {
            features.Set($"{FeatureGroups.Exception}:{exception}", isPrimary ? 1f : 0.5f);
        }

        if (incident.Message is { } message)
        {
            AddMessage(features, message.AsSpan(0, Math.Min(message.Length, LongestMessage)), incident.Exception, isPrimary);
        }

        AddFrames(features, incident, isPrimary);
    }

    private static void AddMessage(FeatureVector features, ReadOnlySpan<char> message, string? exception, bool isPrimary)
    {
        int lineEnd = message.IndexOf('\n');
        string template = MessageMask.Template(lineEnd > 20 ? message[..lineEnd] : message);
        if (template.Length > 0)
        {
            features.Set($"{FeatureGroups.Message}:{exception} {template}", isPrimary ? 1f : 0.5f);
        }

        if (!isPrimary)
        {
            return;
        }

        List<string?> words = [];
        new WordReader().Read(message, words);
        AddWordsAndPairs(features, words, 80, FeatureGroups.Message, FeatureGroups.Message);
    }

    private static void AddFrames(FeatureVector features, Incident incident, bool isPrimary)
    {
        if (incident.FailingFrame is { } failing)
        {
            float weight = isPrimary ? 1f : 0.5f;
            features.Set($"{FeatureGroups.Frame}:failing library {failing.Library ?? "own code"}", weight);
            if (failing.Function is { Length: > 0 and < 60 } function)
            {
                features.Set($"{FeatureGroups.Frame}:failing function {function}", weight);
            }

            if (FileName(failing.File) is { Length: > 0 and < 60 } file)
            {
                features.Set($"{FeatureGroups.Frame}:failing file {file}", weight);
            }
        }

        foreach (StackFrame frame in incident.Frames)
        {
            if (frame.Library is { } library)
            {
                features.Set($"{FeatureGroups.Frame}:library {library}", 0.5f);
            }
        }
    }

    private static string? FileName(string? path) => path?[(path.AsSpan().LastIndexOfAny(s_separators) + 1)..];

    // What a rule says of the cause speaks in the fusion, by its certainty. The classifier sees only the symptoms that matching rules name, so that its
    // answer on the cause does not lean on rules whose authors may have had a case of the corpus in mind.
    private static void AddRules(FeatureVector features, IReadOnlyList<RuleMatch> matches)
    {
        foreach (RuleMatch match in matches)
        {
            if (match.Rule.Symptom is { } symptom)
            {
                features.Set($"{FeatureGroups.Rule}:symptom {symptom}", (float)match.Certainty);
            }
        }
    }

    private static void AddFacts(FeatureVector features, FactSet facts)
    {
        foreach (string key in CategoricalFacts)
        {
            foreach (Fact fact in facts.Of(key))
            {
                features.Set($"{FeatureGroups.Fact}:{key} {fact.Value.ToLowerInvariant()}");
            }
        }

        AddSize(features, facts, "model.size", [4, 9, 16, 40, 100]);
        AddSize(features, facts, "gpu.memory.total", [13, 20, 30, 60]);
        AddSize(features, facts, "gpu.count", [1.5, 2.5, 4.5, 8.5]);
        AddSize(features, facts, "parallel.tensor", [1.5, 2.5, 4.5, 8.5]);
        AddSize(features, facts, "parallel.nodes", [1.5]);
        AddSize(features, facts, "parallel.world-size", [1.5]);
    }

    private static void AddSize(FeatureVector features, FactSet facts, string key, ReadOnlySpan<double> limits)
    {
        if (!double.TryParse(facts.ValueOf(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return;
        }

        int step = 0;
        while (step < limits.Length && value >= limits[step])
        {
            step++;
        }

        features.Set($"{FeatureGroups.Fact}:{key} step {step.ToString(CultureInfo.InvariantCulture)}");
    }

    private static void AddForm(FeatureVector features, LogReading reading)
    {
        bool hasTrace = reading.Incidents.Any(incident => incident.Frames.Count > 0);
        bool hasException = reading.Incidents.Any(incident => incident.Exception is not null);
        features.Set($"{FeatureGroups.Form}:{(hasTrace ? "trace" : hasException ? "exception" : reading.Primary is { Kind: not IncidentKind.Complaint } ? "error" : "words only")}");
    }
}
