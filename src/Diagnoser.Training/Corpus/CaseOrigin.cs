namespace Diagnoser.Training.Corpus;

/// <summary>The population that a case was drawn from. They differ in base rates and are always reported apart.</summary>
public enum CaseOrigin
{
    /// <summary>The study's dataset: trackers of model series.</summary>
    Study,

    /// <summary>Our extension: trackers of serving engines.</summary>
    Engines,

    /// <summary>Our second extension: trackers of any program that runs or tunes an open model.</summary>
    Reports,
}
