using System.Globalization;

namespace Diagnoser.Core.Facts.Text;

/// <summary>A family of models and how people write its name.</summary>
/// <param name="Name">The name in facts: series and generation in lower case, for example <c>qwen2.5-coder</c>.</param>
/// <param name="Series">The maker's line of models, for example <c>qwen</c>; null for one that stands alone.</param>
/// <param name="Aliases">How it is written; a hyphen stands for any separator or none.</param>
/// <param name="NeedsSize">Whether the name counts only with a parameter count behind it, because it is an ordinary word.</param>
/// <param name="Sizes">Parameters in all, billions, of names that do not say them plainly, such as <c>8x7b</c>.</param>
/// <param name="SmallFamily">The family of small models that go by the same name, such as the distilled ones that Ollama calls <c>deepseek-r1:32b</c>; null if there is none.</param>
/// <param name="SmallBelow">The parameters, billions, below which a model is one of those.</param>
public sealed record ModelFamily(
    string Name,
    string? Series,
    IReadOnlyList<string> Aliases,
    bool NeedsSize,
    IReadOnlyDictionary<string, string> Sizes,
    string? SmallFamily = null,
    int SmallBelow = 0)
{
    /// <summary>The name of the family of a model with so many parameters.</summary>
    /// <param name="size">Billions; null if it is not known.</param>
    public string NameFor(string? size) =>
        SmallFamily is not null && double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out double billions) && billions < SmallBelow ? SmallFamily : Name;
}
