using System.Runtime.InteropServices;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>The <c>winsize</c> of a terminal.</summary>
/// <param name="Rows">Lines.</param>
/// <param name="Columns">Characters of a line.</param>
/// <param name="Width">Pixels, or 0.</param>
/// <param name="Height">Pixels, or 0.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct WindowSize(ushort Rows, ushort Columns, ushort Width, ushort Height);
