namespace Diagnoser.Core.Logs;

/// <summary>What a line turned out to be when it was read first.</summary>
/// <param name="IsIncident">Whether it states a failure.</param>
/// <param name="Entry">The incident that it was counted for.</param>
internal readonly record struct KnownFailure(bool IsIncident, IncidentLedger.Entry? Entry);
