using System.Security.Cryptography;
using Diagnoser.Core.Packing;

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
            writer.WriteTexts(model.Labels);
            WriteConcepts(writer, model.Concepts);
            WriteValues(writer, model.Space.Features);
            WriteFloats(writer, model.Space.GroupWeights);
            WriteCases(writer, model.Cases);
            WriteValues(writer, model.Kernel.Starts);
            WriteValues(writer, model.Kernel.Uses);
            WriteDoubles(writer, model.Kernel.Lengths);
            WriteDoubles(writer, model.CauseSums);
            WriteHead(writer, model.Causes);
            WriteHead(writer, model.Categories);
            WriteHead(writer, model.Symptoms);
            WriteHead(writer, model.Stages);
            WriteHead(writer, model.Origins);
            WriteFloats(writer, model.CauseTable);
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

    private static void WriteConcepts(BinaryWriter writer, ConceptLexicon lexicon)
    {
        writer.Write7BitEncodedInt(lexicon.Concepts.Count);
        foreach (Concept concept in lexicon.Concepts)
        {
            writer.Write(concept.Name);
            writer.WriteTexts(concept.Phrases);
        }
    }

    private static void WriteCases(BinaryWriter writer, IReadOnlyList<KnownCase> cases)
    {
        writer.Write7BitEncodedInt(cases.Count);
        foreach (KnownCase known in cases)
        {
            writer.Write(known.Id);
            writer.Write(known.Url);
            writer.Write(known.Title);
            writer.Write((byte)known.Cause);
            writer.Write((byte)known.Symptom);
            writer.WriteOptional(known.Fix);
        }
    }

    private static void WriteHead(BinaryWriter writer, SoftmaxHead head)
    {
        writer.Write7BitEncodedInt(head.Classes);
        WriteValues(writer, head.Coefficients);
        WriteFloats(writer, head.Offsets);
    }

    /// <summary>Writes plain values at a place of the file where they can be used as they stand.</summary>
    private static void WriteValues<T>(BinaryWriter writer, PackedValues<T> values)
        where T : unmanaged => writer.WriteValues(values.Bytes, values.Span.Length, FailureModelFormat.HeaderLength);

    private static void WriteFloats(BinaryWriter writer, ReadOnlySpan<float> numbers)
    {
        writer.Write7BitEncodedInt(numbers.Length);
        foreach (float number in numbers)
        {
            writer.Write(number);
        }
    }

    private static void WriteDoubles(BinaryWriter writer, IReadOnlyList<double> numbers)
    {
        writer.Write7BitEncodedInt(numbers.Count);
        foreach (double number in numbers)
        {
            writer.Write(number);
        }
    }

    private static void WriteParameters(BinaryWriter writer, ClassifierParameters classifier, FusionParameters fusion) =>
        WriteDoubles(
            writer,
            [
                classifier.Softmax, classifier.Category, classifier.Bayes, classifier.Neighbours, classifier.Table, classifier.SymptomSharpness, classifier.StageSharpness,
                .. Numbers(fusion.Classifier), .. Numbers(fusion.RuleCause), .. Numbers(fusion.RuleCategory), .. Numbers(fusion.Table),
                fusion.LikelyFrom, fusion.LikelyFromWithoutError, fusion.PossibleFrom,
            ]);

    private static double[] Numbers(FusionExponent exponent) => [exponent.Base, exponent.Certainty, exponent.Extension];
}
