using System.Security.Cryptography;

namespace Diagnoser.Core.Learning;

/// <summary>Writes model files.</summary>
public static class FailureModelWriter
{
    /// <summary>The bytes of a model's file. The same model gives the same bytes.</summary>
    /// <param name="model">The model.</param>
    public static byte[] Write(FailureModelData model)
    {
        using MemoryStream body = new();
        using (BinaryWriter writer = new(body, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(model.CorpusHash);
            WriteTexts(writer, model.Labels);
            WriteConcepts(writer, model.Concepts);
            FailureModelFormat.WriteArray(writer, model.Space.Hashes);
            FailureModelFormat.WriteArray(writer, model.Space.Groups);
            FailureModelFormat.WriteArray(writer, model.Space.Rarities);
            FailureModelFormat.WriteArray(writer, model.Space.GroupWeights);
            WriteCases(writer, model.Cases);
            WriteVectors(writer, model.Vectors);
            WriteHead(writer, model.Causes);
            WriteHead(writer, model.Categories);
            WriteHead(writer, model.Symptoms);
            WriteHead(writer, model.Stages);
        WriteHead(writer, model.Origins);
            FailureModelFormat.WriteArray<float>(writer, model.CauseTable);
            WriteParameters(writer, model.Classifier, model.Fusion);
        }

        byte[] content = body.ToArray();
        using MemoryStream file = new();
        using (BinaryWriter writer = new(file))
        {
            writer.Write(FailureModelFormat.Magic);
            writer.Write(FailureModelFormat.Version);
            writer.Write(SHA256.HashData(content));
            writer.Write(content);
        }

        return file.ToArray();
    }

    private static void WriteTexts(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (string text in texts)
        {
            writer.Write(text);
        }
    }

    private static void WriteConcepts(BinaryWriter writer, ConceptLexicon lexicon)
    {
        writer.Write(lexicon.Concepts.Count);
        foreach (Concept concept in lexicon.Concepts)
        {
            writer.Write(concept.Name);
            WriteTexts(writer, concept.Phrases);
        }
    }

    private static void WriteCases(BinaryWriter writer, IReadOnlyList<KnownCase> cases)
    {
        writer.Write(cases.Count);
        foreach (KnownCase known in cases)
        {
            writer.Write(known.Id);
            writer.Write(known.Url);
            writer.Write(known.Title);
            writer.Write((byte)known.Cause);
            writer.Write((byte)known.Symptom);
            writer.Write(known.Fix is not null);
            writer.Write(known.Fix ?? "");
        }
    }

    private static void WriteVectors(BinaryWriter writer, IReadOnlyList<SparseVector> vectors)
    {
        FailureModelFormat.WriteArray<int>(writer, [.. vectors.Select(vector => vector.Indices.Length)]);
        FailureModelFormat.WriteArray<int>(writer, [.. vectors.SelectMany(vector => vector.Indices)]);
        FailureModelFormat.WriteArray<float>(writer, [.. vectors.SelectMany(vector => vector.Values)]);
    }

    private static void WriteHead(BinaryWriter writer, SoftmaxHead head)
    {
        writer.Write(head.Classes);
        FailureModelFormat.WriteArray<float>(writer, head.Coefficients);
        FailureModelFormat.WriteArray<float>(writer, head.Offsets);
    }

    private static void WriteParameters(BinaryWriter writer, ClassifierParameters classifier, FusionParameters fusion) =>
        FailureModelFormat.WriteArray<double>(
            writer,
            [
                classifier.Softmax, classifier.Category, classifier.Bayes, classifier.Neighbours, classifier.Table, classifier.SymptomSharpness, classifier.StageSharpness,
                .. Numbers(fusion.Classifier), .. Numbers(fusion.RuleCause), .. Numbers(fusion.RuleCategory), .. Numbers(fusion.Table),
                fusion.LikelyFrom, fusion.PossibleFrom,
            ]);

    private static double[] Numbers(FusionExponent exponent) => [exponent.Base, exponent.Certainty, exponent.Engine];
}
