using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Support;

internal static class FactSetExtensions
{
    /// <summary>All values of a key, in order.</summary>
    public static string[] Values(this FactSet facts, string key) => [.. facts.Of(key).Select(fact => fact.Value)];
}
