namespace Diagnoser.Core.Facts.Text;

/// <summary>Ranks the model names of a text, so that the facts about the model belong to one model first.</summary>
internal sealed class ModelMentions
{
    private const int Limit = 64;
    private readonly Dictionary<string, Mention> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How the text states it.</param>
    public void Add(ModelName name, long line, FactStrength strength)
    {
        if (_byName.TryGetValue(name.Name, out Mention? mention))
        {
            mention.Count++;
            mention.Strength = mention.Strength > strength ? mention.Strength : strength;
        }
        else if (_byName.Count < Limit)
        {
            _byName[name.Name] = new Mention(name, line) { Strength = strength };
        }
    }

    /// <summary>States the names, the model in question first.</summary>
    /// <param name="facts">Receives the facts.</param>
    public void Complete(FactLedger facts)
    {
        IEnumerable<Mention> ranked = Ordering.Descending(Ordering.Descending(_byName.Values, mention => -mention.Line), mention => mention.Score).Take(6);
        foreach (Mention mention in ranked)
        {
            ModelName model = mention.Model;
            FactStrength strength = FactStrength.Prose;
            facts.Add("model.name", model.IsBare ? null : model.Name, mention.Line, strength);
            facts.Add("model.family", model.Family, mention.Line, strength);
            facts.Add("model.size", model.Size, mention.Line, strength);
            facts.Add("model.quantization", model.Quantization, mention.Line, strength);
            facts.Add("model.quantization.bits", model.Bits, mention.Line, strength);
            facts.Add("model.file-format", model.FileFormat, mention.Line, strength);
            foreach (string variant in model.Variants)
            {
                facts.Add("model.variant", variant, mention.Line, strength);
            }
        }
    }

    private sealed class Mention(ModelName model, long line)
    {
        public ModelName Model { get; } = model;

        public long Line { get; } = line;

        public FactStrength Strength { get; set; }

        public int Count { get; set; } = 1;

        public double Score => ((int)Strength * 4) + Model.Detail + Math.Min(3, Math.Log2(Count));
    }
}
