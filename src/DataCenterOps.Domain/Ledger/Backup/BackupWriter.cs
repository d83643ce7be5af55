using System.Buffers;
using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>
/// Writes an archive as it comes: a gzip-compressed tar (POSIX pax) with <c>begin.json</c>, each table in parts of about a mebibyte, <c>manifest.json</c> and
/// <c>manifest.note</c>. One part is in memory at a time.
/// </summary>
/// <remarks>The format is written down in <c>deploy/runbooks/backup.md</c>.</remarks>
public sealed class BackupWriter : IAsyncDisposable
{
    private readonly GZipStream _zipped;
    private readonly TarWriter _tar;
    private readonly DateTimeOffset _time;
    private readonly string _schema;
    private readonly ImmutableArray<BackupTableSum>.Builder _sums = ImmutableArray.CreateBuilder<BackupTableSum>();
    private readonly ArrayBufferWriter<byte> _part = new(BackupLimits.PartBytes);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private BackupTable? _table;
    private int _parts;
    private long _rows;
    private long _bytes;

    private BackupWriter(Stream output, string schema, DateTimeOffset time)
    {
        (_schema, _time) = (schema, time);
        _zipped = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);
        _tar = new TarWriter(_zipped, TarEntryFormat.Pax, leaveOpen: true);
    }

    /// <summary>Begins an archive.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="schema">The newest step of the schema.</param>
    /// <param name="time">Now.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task<BackupWriter> BeginAsync(Stream output, string schema, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var writer = new BackupWriter(output, schema, time);
        await writer.MemberAsync(BackupMembers.Begin, new BackupBegin(schema, time).Write(), cancellationToken);
        return writer;
    }

    /// <summary>Begins the next table: all of <see cref="BackupTables.All"/>, in order.</summary>
    public async Task TableAsync(BackupTable table, CancellationToken cancellationToken)
    {
        await EndTableAsync(cancellationToken);
        _table = table;
    }

    /// <summary>Adds a row of the table that was begun.</summary>
    public async ValueTask RowAsync(object?[] values, CancellationToken cancellationToken)
    {
        BackupRow.Write(_part, _table!, values);
        _rows++;
        if (_part.WrittenCount >= BackupLimits.PartBytes)
        {
            await EndPartAsync(cancellationToken);
        }
    }

    /// <summary>Writes what must be in it, and the seal.</summary>
    /// <param name="origin">The log's name.</param>
    /// <param name="epoch">Its epoch.</param>
    /// <param name="size">Entries that the newest checkpoint in it covers.</param>
    /// <param name="root">What that signs.</param>
    /// <param name="sign">Signs with the log's key.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<BackupManifest> EndAsync(
        string origin, long epoch, long size, string root, Func<BackupSeal, string> sign, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sign);
        await EndTableAsync(cancellationToken);
        var manifest = new BackupManifest(_schema, _time, origin, epoch, size, root, _sums.ToImmutable());
        var bytes = manifest.Write();
        await MemberAsync(BackupMembers.Manifest, bytes, cancellationToken);
        await MemberAsync(BackupMembers.Seal, Encoding.UTF8.GetBytes(sign(new BackupSeal(origin, CanonicalJson.Sha256(bytes)))), cancellationToken);
        await _tar.DisposeAsync();
        await _zipped.FlushAsync(cancellationToken);
        return manifest;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _tar.DisposeAsync();
        await _zipped.DisposeAsync();
        _hash.Dispose();
    }

    private async Task EndTableAsync(CancellationToken cancellationToken)
    {
        if (_table is not { } table)
        {
            return;
        }

        await EndPartAsync(cancellationToken);
        _sums.Add(new BackupTableSum(table.Name, _rows, _bytes, Convert.ToHexStringLower(_hash.GetHashAndReset())));
        (_table, _parts, _rows, _bytes) = (null, 0, 0, 0);
    }

    private async Task EndPartAsync(CancellationToken cancellationToken)
    {
        if (_part.WrittenCount == 0)
        {
            return;
        }

        var bytes = _part.WrittenSpan.ToArray();
        _part.ResetWrittenCount();
        _hash.AppendData(bytes);
        _bytes += bytes.Length;
        await MemberAsync(BackupMembers.Part(_table!, _parts++), bytes, cancellationToken);
    }

    private async Task MemberAsync(string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var member = new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            ModificationTime = _time,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            DataStream = new MemoryStream(bytes, writable: false),
        };
        await _tar.WriteEntryAsync(member, cancellationToken);
    }
}
