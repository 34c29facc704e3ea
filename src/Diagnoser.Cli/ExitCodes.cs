namespace Diagnoser.Cli;

/// <summary>The program's exit codes.</summary>
internal static class ExitCodes
{
    /// <summary>Done; for a diagnosis also where it is unsure.</summary>
    public const int Success = 0;

    /// <summary>A check found something wrong, or a batch had lines that it could not use.</summary>
    public const int Findings = 1;

    /// <summary>The input or the command line cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>The person stopped it: 128 + SIGINT, as shells have it.</summary>
    public const int Stopped = 130;
}
