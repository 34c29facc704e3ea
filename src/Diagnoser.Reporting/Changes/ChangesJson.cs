using System.Text.Json;
using Diagnoser.Core.Facts.Comparison;

namespace Diagnoser.Reporting.Changes;

/// <summary>What changed between two looks at a machine, for programs.</summary>
public static class ChangesJson
{
    /// <summary>Writes an array with an object a change: <c>key</c>, <c>group</c> in camel case, <c>before</c>, <c>after</c>, <c>cited</c>.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(IReadOnlyList<FactChange> changes, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (FactChange change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("key", change.Key);
            writer.WriteString("group", JsonNamingPolicy.CamelCase.ConvertName(change.Group.ToString()));
            Texts("before", change.Before);
            Texts("after", change.After);
            writer.WriteBoolean("cited", change.IsCited);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        void Texts(string name, IReadOnlyList<string> values)
        {
            writer.WriteStartArray(name);
            foreach (string value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }
}
