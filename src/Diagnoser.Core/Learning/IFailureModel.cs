namespace Diagnoser.Core.Learning;

/// <summary>A trained classifier with its index of cases, whatever trained it.</summary>
public interface IFailureModel
{
    /// <summary>Predicts cause, symptom and stage of a report.</summary>
    /// <param name="sample">The report.</param>
    Prediction Predict(ReportSample sample);

    /// <summary>The cases that resemble a report most, most similar first.</summary>
    /// <param name="prediction">What the classifier says of the report.</param>
    /// <param name="count">How many at most.</param>
    IReadOnlyList<CaseNeighbour> Nearest(Prediction prediction, int count);
}
