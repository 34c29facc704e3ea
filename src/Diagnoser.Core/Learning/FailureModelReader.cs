using System.Security.Cryptography;
using Diagnoser.Core.Packing;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Learning;

/// <summary>Reads model files.</summary>
public static class FailureModelReader
{
    private const string Retrain = "train it again with llmdiag model train, or take the one that was shipped";

    /// <summary>Reads a model.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="stream">The file.</param>
    /// <param name="taxonomy">The taxonomy of this program, which has to be the model's.</param>
    /// <exception cref="FailureModelException">The file is no model, is damaged, too new, or of another taxonomy.</exception>
    public static FailureModel Read(string fileName, Stream stream, FailureTaxonomy taxonomy)
    {
        using MemoryStream memory = new();
        stream.CopyTo(memory);
        return Read(fileName, memory.ToArray().AsMemory(), seal: null, taxonomy);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="seal">The <see cref="ModelSeal"/> that the file had when it was checked in full; null if nobody looked.</param>
    /// <param name="taxonomy">The taxonomy of this program, which has to be the model's.</param>
    /// <exception cref="FailureModelException">The file is no model, is damaged, too new, or of another taxonomy.</exception>
    public static FailureModel Read(string fileName, ReadOnlyMemory<byte> file, ulong? seal, FailureTaxonomy taxonomy)
    {
        bool isSealed = seal is { } known && known == ModelSeal.Of(file.Span);
        Check(fileName, file.Span, isSealed);
        FailureModelData data;
        try
        {
            data = ReadData(new PackReader(file, FailureModelFormat.HeaderLength));
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new FailureModelException(fileName, $"holds data that make no sense; {Retrain}");
        }

        if (!data.Labels.SequenceEqual(LabelsOf(taxonomy), StringComparer.Ordinal))
        {
            throw new FailureModelException(fileName, $"was trained with another taxonomy; {Retrain}");
        }

        // The file that was sealed was consistent.
        return isSealed || IsConsistent(data, taxonomy) ? new FailureModel(taxonomy, data) : throw new FailureModelException(fileName, $"holds data that do not fit together; {Retrain}");
    }

    /// <summary>The labels of a taxonomy in the order of a model's vectors.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    public static IReadOnlyList<string> LabelsOf(FailureTaxonomy taxonomy) =>
        [.. taxonomy.Causes.Select(cause => cause.Code), .. taxonomy.Symptoms.Select(symptom => symptom.Code), .. taxonomy.Stages.Select(stage => stage.Name)];

    /// <summary>Checks header and checksum.</summary>
    private static void Check(string fileName, ReadOnlySpan<byte> file, bool isSealed)
    {
        if (!file.StartsWith(FailureModelFormat.Magic))
        {
            throw new FailureModelException(fileName, "is not a model of llmdiag");
        }

        if (file.Length < FailureModelFormat.HeaderLength)
        {
            throw new FailureModelException(fileName, $"ends too early; {Retrain}");
        }

        int version = BitConverter.ToUInt16(file[FailureModelFormat.Magic.Length..]);
        if (version != FailureModelFormat.Version)
        {
            throw new FailureModelException(
                fileName, $"has the format version {version}, and this program reads {FailureModelFormat.Version}; {(version > FailureModelFormat.Version ? "use a newer llmdiag" : Retrain)}");
        }

        ReadOnlySpan<byte> checksum = file[(FailureModelFormat.Magic.Length + sizeof(ushort))..FailureModelFormat.HeaderLength];
        if (!isSealed && !checksum.SequenceEqual(SHA256.HashData(file[FailureModelFormat.HeaderLength..])))
        {
            throw new FailureModelException(fileName, $"is damaged, for its checksum does not hold; {Retrain}");
        }
    }

    private static FailureModelData ReadData(PackReader reader) => new()
    {
        CorpusHash = reader.Take(FailureModelFormat.HashLength).ToArray(),
        Labels = reader.Texts(),
        Concepts = new ConceptLexicon(reader.List(static part => new Concept(part.Text(), part.Texts()))),
        Space = new FeatureSpace(reader.Values<FeatureEntry>(), reader.Floats()),
        Cases = KnownCaseList.Read(reader),
        Kernel = new CaseKernel(reader.Values<Place>(), reader.Values<FeatureUse>(), reader.Doubles()),
        CauseSums = reader.Doubles(),
        Causes = ReadHead(reader),
        Categories = ReadHead(reader),
        Symptoms = ReadHead(reader),
        Stages = ReadHead(reader),
        Origins = ReadHead(reader),
        CauseTable = reader.Floats(),
        Classifier = ReadParameters(reader, out FusionParameters fusion),
        Fusion = fusion,
    };

    private static SoftmaxHead ReadHead(PackReader reader) => new(reader.Number(), reader.Values<Weight>(), reader.Floats());

    private static ClassifierParameters ReadParameters(PackReader reader, out FusionParameters fusion)
    {
        double[] values = reader.Doubles();
        if (values.Length != 22)
        {
            throw new FormatException("Parameters are missing.");
        }

        FusionExponent Exponent(int start) => new(values[start], values[start + 1], values[start + 2]);
        fusion = new FusionParameters(Exponent(7), Exponent(10), Exponent(13), Exponent(16), values[19], values[20], values[21]);
        return new ClassifierParameters(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    private static bool IsConsistent(FailureModelData data, FailureTaxonomy taxonomy)
    {
        bool Fits(SoftmaxHead head, int classes) =>
            head.Classes == classes && head.Offsets.Length == classes && head.Coefficients.Span.Length == classes * data.Cases.Count;

        return data.Space.GroupWeights.Length == FeatureGroups.All.Count && HaveGroups(data.Space.Features.Span)
            && data.Kernel.Features == data.Space.Count && data.Kernel.Lengths.Length == data.Cases.Count
            && AreAscending(data.Kernel.Starts.Span, data.Kernel.Uses.Span.Length) && AreBelow(data.Kernel.Uses.Span, data.Cases.Count)
            && data.CauseSums.Length == taxonomy.Causes.Count + 1
            && data.Cases is KnownCaseList cases && cases.HasLabelsBelow(taxonomy.Causes.Count, taxonomy.Symptoms.Count)
            && Fits(data.Causes, taxonomy.Causes.Count) && Fits(data.Categories, taxonomy.Categories.Count)
            && Fits(data.Symptoms, taxonomy.Symptoms.Count) && Fits(data.Stages, taxonomy.Stages.Count) && Fits(data.Origins, 2)
            && data.CauseTable.Length == taxonomy.Stages.Count * taxonomy.Symptoms.Count * taxonomy.Causes.Count;
    }

    private static bool HaveGroups(PackedSpan<FeatureEntry> features)
    {
        foreach (FeatureEntry feature in features)
        {
            if ((uint)feature.Group >= (uint)FeatureGroups.All.Count)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreAscending(PackedSpan<Place> starts, int uses)
    {
        int last = 0;
        foreach (Place start in starts)
        {
            if (start.Index < last)
            {
                return false;
            }

            last = start.Index;
        }

        return last == uses;
    }

    private static bool AreBelow(PackedSpan<FeatureUse> uses, int cases)
    {
        foreach (FeatureUse use in uses)
        {
            if (use.Case >= cases)
            {
                return false;
            }
        }

        return true;
    }
}
