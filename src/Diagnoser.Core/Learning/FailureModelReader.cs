using System.Security.Cryptography;
using System.Text;
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
        return Read(fileName, memory.ToArray(), seal: null, taxonomy);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="fileName">The file's name, for error messages.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="seal">The <see cref="ModelSeal"/> that the file had when its checksum was found right; null if nobody looked.</param>
    /// <param name="taxonomy">The taxonomy of this program, which has to be the model's.</param>
    /// <exception cref="FailureModelException">The file is no model, is damaged, too new, or of another taxonomy.</exception>
    public static FailureModel Read(string fileName, byte[] file, ulong? seal, FailureTaxonomy taxonomy)
    {
        int header = Check(fileName, file, seal);
        FailureModelData data;
        try
        {
            using BinaryReader reader = new(new MemoryStream(file, header, file.Length - header, writable: false), Encoding.UTF8);
            data = ReadData(reader, file, header);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException or FormatException or ArgumentException or IOException)
        {
            throw new FailureModelException(fileName, $"holds data that make no sense; {Retrain}");
        }

        if (!data.Labels.SequenceEqual(LabelsOf(taxonomy), StringComparer.Ordinal))
        {
            throw new FailureModelException(fileName, $"was trained with another taxonomy; {Retrain}");
        }

        return IsConsistent(data, taxonomy) ? new FailureModel(taxonomy, data) : throw new FailureModelException(fileName, $"holds data that do not fit together; {Retrain}");
    }

    /// <summary>The labels of a taxonomy in the order of a model's vectors.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    public static IReadOnlyList<string> LabelsOf(FailureTaxonomy taxonomy) =>
        [.. taxonomy.Causes.Select(cause => cause.Code), .. taxonomy.Symptoms.Select(symptom => symptom.Code), .. taxonomy.Stages.Select(stage => stage.Name)];

    /// <summary>Checks header and checksum, and tells where the data begin.</summary>
    private static int Check(string fileName, ReadOnlySpan<byte> file, ulong? seal)
    {
        int header = FailureModelFormat.Magic.Length + sizeof(ushort) + FailureModelFormat.HashLength;
        if (!file.StartsWith(FailureModelFormat.Magic))
        {
            throw new FailureModelException(fileName, "is not a model of llmdiag");
        }

        if (file.Length < header)
        {
            throw new FailureModelException(fileName, $"ends too early; {Retrain}");
        }

        int version = BitConverter.ToUInt16(file[FailureModelFormat.Magic.Length..]);
        if (version != FailureModelFormat.Version)
        {
            throw new FailureModelException(
                fileName, $"has the format version {version}, and this program reads {FailureModelFormat.Version}; {(version > FailureModelFormat.Version ? "use a newer llmdiag" : Retrain)}");
        }

        ReadOnlySpan<byte> checksum = file[(FailureModelFormat.Magic.Length + sizeof(ushort))..header];
        return (seal is { } known && known == ModelSeal.Of(file)) || checksum.SequenceEqual(SHA256.HashData(file[header..]))
            ? header
            : throw new FailureModelException(fileName, $"is damaged, for its checksum does not hold; {Retrain}");
    }

    private static FailureModelData ReadData(BinaryReader reader, byte[] file, int header) => new()
    {
        CorpusHash = reader.ReadBytes(FailureModelFormat.HashLength),
        Labels = ReadTexts(reader),
        Concepts = ReadConcepts(reader),
        Space = new FeatureSpace(
            FailureModelFormat.ReadArray<ulong>(reader),
            FailureModelFormat.ReadArray<byte>(reader),
            FailureModelFormat.ReadArray<float>(reader),
            FailureModelFormat.ReadArray<float>(reader)),
        Cases = KnownCaseList.Read(reader, file, header, ReadCount(reader)),
        Vectors = ReadVectors(reader),
        Causes = ReadHead(reader),
        Categories = ReadHead(reader),
        Symptoms = ReadHead(reader),
        Stages = ReadHead(reader),
        Origins = ReadHead(reader),
        CauseTable = FailureModelFormat.ReadArray<float>(reader),
        Classifier = ReadParameters(reader, out FusionParameters fusion),
        Fusion = fusion,
    };

    private static string[] ReadTexts(BinaryReader reader)
    {
        string[] texts = new string[ReadCount(reader)];
        for (int index = 0; index < texts.Length; index++)
        {
            texts[index] = reader.ReadString();
        }

        return texts;
    }

    private static int ReadCount(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        return count is >= 0 and < 1 << 20 ? count : throw new InvalidDataException("A count that is impossible.");
    }

    private static ConceptLexicon ReadConcepts(BinaryReader reader)
    {
        Concept[] concepts = new Concept[ReadCount(reader)];
        for (int index = 0; index < concepts.Length; index++)
        {
            concepts[index] = new Concept(reader.ReadString(), ReadTexts(reader));
        }

        return new ConceptLexicon(concepts);
    }

    private static SparseVector[] ReadVectors(BinaryReader reader)
    {
        int[] lengths = FailureModelFormat.ReadArray<int>(reader);
        int[] indices = FailureModelFormat.ReadArray<int>(reader);
        float[] values = FailureModelFormat.ReadArray<float>(reader);
        SparseVector[] vectors = new SparseVector[lengths.Length];
        int start = 0;
        for (int row = 0; row < lengths.Length; row++)
        {
            vectors[row] = new SparseVector(indices[start..(start + lengths[row])], values[start..(start + lengths[row])]);
            start += lengths[row];
        }

        return vectors;
    }

    private static SoftmaxHead ReadHead(BinaryReader reader) =>
        new(reader.ReadInt32(), FailureModelFormat.ReadArray<float>(reader), FailureModelFormat.ReadArray<float>(reader));

    private static ClassifierParameters ReadParameters(BinaryReader reader, out FusionParameters fusion)
    {
        double[] values = FailureModelFormat.ReadArray<double>(reader);
        if (values.Length != 21)
        {
            throw new InvalidDataException("Parameters are missing.");
        }

        FusionExponent Exponent(int start) => new(values[start], values[start + 1], values[start + 2]);
        fusion = new FusionParameters(Exponent(7), Exponent(10), Exponent(13), Exponent(16), values[19], values[20]);
        return new ClassifierParameters(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    private static bool IsConsistent(FailureModelData data, FailureTaxonomy taxonomy)
    {
        bool Fits(SoftmaxHead head, int classes) =>
            head.Classes == classes && head.Offsets.Length == classes && head.Coefficients.Length == classes * data.Cases.Count;

        int features = data.Space.Count;
        return data.Space.Groups.Length == features && data.Space.Rarities.Length == features
            && data.Space.GroupWeights.Length == FeatureGroups.All.Count && !data.Space.Groups.ContainsAnyExceptInRange((byte)0, (byte)(FeatureGroups.All.Count - 1))
            && data.Vectors.Count == data.Cases.Count
            && data.Vectors.All(vector => IsBelow(vector.Indices, features))
            && data.Cases is KnownCaseList cases && cases.HasLabelsBelow(taxonomy.Causes.Count, taxonomy.Symptoms.Count)
            && Fits(data.Causes, taxonomy.Causes.Count) && Fits(data.Categories, taxonomy.Categories.Count)
            && Fits(data.Symptoms, taxonomy.Symptoms.Count) && Fits(data.Stages, taxonomy.Stages.Count) && Fits(data.Origins, 2)
            && data.CauseTable.Length == taxonomy.Stages.Count * taxonomy.Symptoms.Count * taxonomy.Causes.Count;
    }

    private static bool IsBelow(int[] indices, int limit)
    {
        foreach (int index in indices)
        {
            if ((uint)index >= (uint)limit)
            {
                return false;
            }
        }

        return true;
    }
}
