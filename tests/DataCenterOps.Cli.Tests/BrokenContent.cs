using System.Net;
using System.Text;

namespace DataCenterOps.Cli.Tests;

/// <summary>A body that breaks off after its first bytes.</summary>
internal sealed class BrokenContent(string begins) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw Broken();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BrokenStream(Encoding.UTF8.GetBytes(begins)));

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static HttpIOException Broken() => new(HttpRequestError.ResponseEnded);

    private sealed class BrokenStream(byte[] begins) : MemoryStream(begins)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw Broken();

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw Broken();
    }
}
