using System.Runtime.InteropServices;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>The <c>pollfd</c> of poll(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public int Descriptor;
    public short Events;
    public short Returned;
}
