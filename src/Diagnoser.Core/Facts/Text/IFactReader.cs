using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the facts that one family of forms states.</summary>
internal interface IFactReader
{
    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="context">What is known about the lines around it.</param>
    /// <param name="facts">Receives what the line states.</param>
    void Read(in LogLine line, TextContext context, FactLedger facts);
}
