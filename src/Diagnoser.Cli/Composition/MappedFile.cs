using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Diagnoser.Cli.Composition;

/// <summary>
/// A file of the installation as memory. Nothing is copied: the system brings in the parts that are used, many pages at a time, and every process
/// shares them. The files of an installation are replaced as a whole, never written to in place.
/// </summary>
internal sealed unsafe class MappedFile : MemoryManager<byte>
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _length;

    private MappedFile(string path, int length)
    {
        _length = length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>The content of a file, for as long as the process lives.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ReadOnlyMemory<byte> Open(string path)
    {
        long length = new FileInfo(path).Length;
        return length switch
        {
            0 => ReadOnlyMemory<byte>.Empty,
            > int.MaxValue => throw new IOException($"{path} is too large."),
            _ => new MappedFile(path, (int)length).Memory,
        };
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(_start, _length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
        // What is mapped does not move.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
