using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Training.Fitting;

namespace Diagnoser.Training.Evaluation;

/// <summary>What a model answers to a case that it never saw.</summary>
/// <param name="Case">The case.</param>
/// <param name="Prediction">The classifier's answer.</param>
/// <param name="Fused">The ranking of the leaf causes by classifier, rules and table: what a user gets.</param>
/// <param name="RulesOnly">The ranking by the rules alone; where no rule matches, by the causes' shares.</param>
/// <param name="TableOnly">The ranking by the study's table alone, under the predicted symptom and stage.</param>
/// <param name="Verdict">How sure the diagnosis is.</param>
public sealed record HeldOutAnswer(TrainingCase Case, Prediction Prediction, double[] Fused, double[] RulesOnly, double[] TableOnly, Verdict Verdict);
