namespace Diagnoser.Collectors.Machines;

/// <summary>A file of which only the beginning was recorded. Reading past it fails, so that nobody takes the rest for missing.</summary>
internal sealed class PartlyRecordedStream(Stream recorded, long recordedLength, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position >= length)
        {
            return 0;
        }

        if (_position >= recordedLength)
        {
            throw new IOException("this part of the file was not recorded");
        }

        recorded.Position = _position;
        int read = recorded.Read(buffer, offset, (int)Math.Min(count, recordedLength - _position));
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            recorded.Dispose();
        }

        base.Dispose(disposing);
    }
}
