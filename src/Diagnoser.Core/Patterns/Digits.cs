namespace Diagnoser.Core.Patterns;

/// <summary>How the digits of a line are taken.</summary>
internal enum Digits
{
    /// <summary>As they stand there.</summary>
    AsTheyStand,

    /// <summary>As any digits, as many in the same places.</summary>
    Others,

    /// <summary>As any numbers, of however many digits.</summary>
    OtherNumbers,
}
