namespace Diagnoser.Training.Evaluation;

/// <summary>What is asked of a model.</summary>
public enum Question
{
    /// <summary>Which of the nine cause categories.</summary>
    Category,

    /// <summary>Which of the 26 leaf causes.</summary>
    Leaf,

    /// <summary>Which of the five symptom categories.</summary>
    SymptomCategory,

    /// <summary>Which of the 37 symptoms.</summary>
    Symptom,

    /// <summary>Which stage.</summary>
    Stage,
}
