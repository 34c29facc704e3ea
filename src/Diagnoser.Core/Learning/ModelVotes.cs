namespace Diagnoser.Core.Learning;

/// <summary>What each part of a model says of a report.</summary>
/// <param name="Softmax">The softmax over leaf causes.</param>
/// <param name="Category">The softmax over categories, spread over each category's leaves as the first one does.</param>
/// <param name="Bayes">Complement naive Bayes over leaf causes.</param>
/// <param name="Neighbours">The vote of the nearest cases.</param>
/// <param name="Table">The study's P(cause | symptom, stage) under the predicted symptom and stage.</param>
/// <param name="Symptoms">The softmax over symptoms.</param>
/// <param name="Stages">The softmax over stages.</param>
/// <param name="Extension">The probability that the report is like those of our extensions, from trackers of programs, rather than like the study's, from trackers of models.</param>
public sealed record ModelVotes(
    double[] Softmax, double[] Category, double[] Bayes, double[] Neighbours, double[] Table, double[] Symptoms, double[] Stages, double Extension);
