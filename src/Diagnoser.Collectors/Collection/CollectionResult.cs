using Diagnoser.Collectors.LogFiles;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Collection;

/// <summary>What a collection found.</summary>
/// <param name="Facts">The facts, in the collectors' fixed order whichever ended first.</param>
/// <param name="Runs">How each collector fared, in the same order.</param>
/// <param name="Failure">The newest failure in the usual places; null if there is none or none was looked for.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CollectionResult(FactSet Facts, IReadOnlyList<CollectorRun> Runs, FoundFailure? Failure, TimeSpan Elapsed);
