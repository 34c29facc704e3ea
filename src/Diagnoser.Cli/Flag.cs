using System.CommandLine;

namespace Diagnoser.Cli;

/// <summary>An option that is there or is not. The code of an option of a truth value is made anew in every process; that of one of a text comes compiled.</summary>
internal sealed class Flag : Option<string?>
{
    /// <summary>Makes a flag.</summary>
    /// <param name="name">Its name, with dashes.</param>
    /// <param name="aliases">Its other names.</param>
    public Flag(string name, params string[] aliases)
        : base(name, aliases) => Arity = ArgumentArity.Zero;

    /// <summary>Whether it was given.</summary>
    public bool IsIn(ParseResult parsed) => parsed.GetResult(this) is not null;
}
