using System.Text.Json;
using System.Text.Json.Serialization;

namespace Diagnoser.Reporting.Json;

/// <summary>Writes an enumeration as the contract does: <c>"likely"</c>, <c>"stdin"</c>. Numbers are refused.</summary>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
