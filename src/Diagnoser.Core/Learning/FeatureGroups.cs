namespace Diagnoser.Core.Learning;

/// <summary>
/// The groups of features. A feature's name is its group, a colon and what it is about. Each group is weighed and brought to unit length by itself,
/// so that a long log cannot drown a person's sentence, nor a long sentence the exception.
/// </summary>
public static class FeatureGroups
{
    /// <summary>Words and pairs of words of the title.</summary>
    public const string Title = "title";

    /// <summary>Words of the person.</summary>
    public const string Prose = "prose";

    /// <summary>Pairs of neighbouring words of the person.</summary>
    public const string ProsePair = "prose-pair";

    /// <summary>Words of what the software printed.</summary>
    public const string Output = "output";

    /// <summary>Pairs of neighbouring words of what the software printed.</summary>
    public const string OutputPair = "output-pair";

    /// <summary>Error messages as templates, and the words of the primary one.</summary>
    public const string Message = "message";

    /// <summary>Types of exceptions.</summary>
    public const string Exception = "exception";

    /// <summary>Libraries, files and functions of the frames.</summary>
    public const string Frame = "frame";

    /// <summary>Kinds of incidents, signals and exit codes.</summary>
    public const string Incident = "incident";

    /// <summary>Kinds of complaints.</summary>
    public const string Complaint = "complaint";

    /// <summary>Concepts that the person or the software voices, whatever the wording.</summary>
    public const string Concept = "concept";

    /// <summary>Causes and symptoms that matching rules name, not the rules themselves.</summary>
    public const string Rule = "rule";

    /// <summary>Facts: system, GPU, engine, model, launcher.</summary>
    public const string Fact = "fact";

    /// <summary>The form of the report: has a trace, has words of a person, has neither.</summary>
    public const string Form = "form";

    /// <summary>All groups, in the order in which a model stores their weights.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Title, Prose, ProsePair, Output, OutputPair, Message, Exception, Frame, Incident, Complaint, Concept, Rule, Fact, Form];

    /// <summary>The index of a feature's group in <see cref="All"/>.</summary>
    /// <param name="feature">The feature's name.</param>
    /// <exception cref="ArgumentException">The name has no known group.</exception>
    public static int IndexOf(string feature)
    {
        ReadOnlySpan<char> group = feature.AsSpan(0, Math.Max(0, feature.IndexOf(':', StringComparison.Ordinal)));
        for (int index = 0; index < All.Count; index++)
        {
            if (group.SequenceEqual(All[index]))
            {
                return index;
            }
        }

        throw new ArgumentException($"The feature '{feature}' has no known group.", nameof(feature));
    }
}
