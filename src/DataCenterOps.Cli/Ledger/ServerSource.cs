using System.Runtime.CompilerServices;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>A log on a server. Its tiles are open to everybody; entries ask for the token of an auditor.</summary>
internal sealed class ServerSource(DcopsServer server) : ILogSource
{
    public async IAsyncEnumerable<(string Name, byte[] Note)> NotesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ("checkpoint", await ReadAsync("checkpoint", TreeLimits.NoteBytes, cancellationToken));
    }

    public async Task<byte[]?> FindAsync(TilePath path, CancellationToken cancellationToken) =>
        await ReadAsync(path.ToString(), path.IsEntries ? TreeLimits.BundleBytes : path.Width * TreeHash.Length, cancellationToken);

    public IEnumerable<TilePath> Narrower(TilePath path) => [];

    public IEnumerable<string> Strange(long size) => [];

    private async Task<byte[]> ReadAsync(string path, int most, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await server.DownloadAsync(path, (body, token) => CopyAsync(body, bytes, most, path, token), cancellationToken);
        return bytes.ToArray();
    }

    // A server that never stops sending does not fill the memory.
    private static async Task CopyAsync(Stream body, MemoryStream bytes, int most, string path, CancellationToken cancellationToken)
    {
        var part = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(part, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > most)
            {
                throw new CommandFailedException(ExitCode.Refused, $"`{path}` has more than {most} bytes");
            }

            bytes.Write(part, 0, read);
        }
    }
}
