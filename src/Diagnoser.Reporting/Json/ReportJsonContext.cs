using System.Text.Json.Serialization;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Json;

/// <summary>The serializer's code for reading reports, generated at build time: reflection would cost more than the whole diagnosis at start-up.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(CamelCaseEnumConverter<Verdict>), typeof(CamelCaseEnumConverter<InputSource>), typeof(EvidenceConverter)])]
[JsonSerializable(typeof(DiagnosisReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
