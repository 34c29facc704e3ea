namespace Diagnoser.Core.Facts.Knowledge;

/// <summary>How a fact finds its row in a table.</summary>
public enum RowMatch
{
    /// <summary>The column equals the fact, without regard to case.</summary>
    Exact,

    /// <summary>The column is a version with whose numbers the fact starts: 2.1.2+cu118 finds 2.1.2 before 2.1.</summary>
    Release,

    /// <summary>The fact contains the column's text, without regard to case, spaces, hyphens and underscores; the longest column wins.</summary>
    Contains,

    /// <summary>The column is a PEP 440 specifier that the fact satisfies: <c>&gt;=2.1,&lt;2.3</c>.</summary>
    Range,
}
