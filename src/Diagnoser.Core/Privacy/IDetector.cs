namespace Diagnoser.Core.Privacy;

/// <summary>Finds one sort of private text. Detectors keep no state between texts, run in linear time and accept any text.</summary>
internal interface IDetector
{
    /// <summary>Adds what is private in a text.</summary>
    void Find(string text, Findings findings);
}
