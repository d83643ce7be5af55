using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>
/// Reads an archive as it comes and believes nothing of it: every member is the one that must come next and not larger than it may be, every row one of its table,
/// and in the end the sums are those of the manifest. Who signed that is for the caller to see.
/// </summary>
public sealed class BackupReader : IAsyncDisposable
{
    private readonly GZipStream _zipped;
    private readonly TarReader _tar;
    private readonly List<BackupTableSum> _sums = [];

    private BackupReader(Stream input)
    {
        _zipped = new GZipStream(input, CompressionMode.Decompress, leaveOpen: true);
        _tar = new TarReader(_zipped, leaveOpen: true);
    }

    /// <summary>What it says at its beginning.</summary>
    public BackupBegin Begin { get; private set; } = null!;

    /// <summary>What it says at its end; not before all rows are read.</summary>
    public BackupManifest Manifest { get; private set; } = null!;

    /// <summary>The manifest's bytes, as they are sealed.</summary>
    public ReadOnlyMemory<byte> ManifestBytes { get; private set; }

    /// <summary>The signed note over the manifest; not before all rows are read.</summary>
    public ReadOnlyMemory<byte> Seal { get; private set; }

    /// <summary>Opens an archive.</summary>
    /// <param name="input">Where it comes from; read once, from its beginning.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="BackupRefusedException">It is none, or of another format.</exception>
    public static async Task<BackupReader> OpenAsync(Stream input, CancellationToken cancellationToken)
    {
        var reader = new BackupReader(input);
        try
        {
            var bytes = await reader.RequireAsync(BackupMembers.Begin, BackupReason.Format, cancellationToken);
            reader.Begin = BackupBegin.Read(bytes)
                ?? throw BackupRefusedException.Of(BackupReason.Format, $"it is no archive of the format `{BackupManifest.Format}`");
            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>All rows, table by table, and then the end of the archive.</summary>
    /// <exception cref="BackupRefusedException">It is not what its manifest says, or cut off.</exception>
    public async IAsyncEnumerable<(BackupTable Table, object?[] Row)> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var member = await NextAsync(cancellationToken);
        foreach (var table in BackupTables.All)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (rows, length, part) = (0L, 0L, 0);
            for (; member?.Name == BackupMembers.Part(table, part); part++)
            {
                var bytes = await BytesAsync(member, cancellationToken);
                hash.AppendData(bytes);
                length += bytes.Length;
                foreach (var line in Lines(bytes, member.Name))
                {
                    rows++;
                    yield return (table, BackupRow.Read(table, bytes.AsSpan(line))
                        ?? throw Damaged($"line {rows} of `{table.Name}` is no row of that table"));
                }

                member = await NextAsync(cancellationToken);
            }

            _sums.Add(new BackupTableSum(table.Name, rows, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
        }

        await EndAsync(member, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _tar.DisposeAsync();
        await _zipped.DisposeAsync();
    }

    private async Task EndAsync(TarEntry? member, CancellationToken cancellationToken)
    {
        ManifestBytes = await RequireAsync(member, BackupMembers.Manifest, BackupReason.Damaged, cancellationToken);
        Manifest = BackupManifest.Read(ManifestBytes.Span) ?? throw Damaged($"`{BackupMembers.Manifest}` cannot be read");
        Seal = await RequireAsync(BackupMembers.Seal, BackupReason.Damaged, cancellationToken);
        if (await NextAsync(cancellationToken) is { } more)
        {
            throw Damaged($"`{more.Name}` does not belong into it");
        }

        await DrainAsync(cancellationToken);
        Compare();
    }

    private void Compare()
    {
        if (Manifest.Schema != Begin.Schema || Manifest.Time != Begin.Time)
        {
            throw Damaged($"`{BackupMembers.Begin}` and `{BackupMembers.Manifest}` are not of one archive");
        }

        var reasons = BackupTables.All.Select((table, i) => (Is: _sums[i], Says: Manifest.Tables.ElementAtOrDefault(i)))
            .Where(static pair => pair.Is != pair.Says)
            .Select(static pair => new BackupReason(
                BackupReason.Damaged,
                $"`{pair.Is.Name}` has {pair.Is.Rows} rows with the hash {pair.Is.Sha256[..16]}…, and the manifest says {pair.Says?.Rows} with {pair.Says?.Sha256}"))
            .Take(BackupLimits.Reasons).ToArray();
        if (reasons.Length > 0)
        {
            throw new BackupRefusedException(reasons);
        }

        if (Manifest.Tables.Length > _sums.Count)
        {
            throw Damaged("the manifest names tables that are not in it");
        }
    }

    // The sum that gzip keeps is compared when everything is read. Behind tar's end there is nothing but zeros.
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        var rest = new byte[BackupLimits.TrailerBytes + 1];
        int read;
        try
        {
            read = await _zipped.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw Damaged("its end is damaged", exception);
        }

        if (read == rest.Length || rest.AsSpan(0, read).ContainsAnyExcept((byte)0))
        {
            throw Damaged("something stands behind its end");
        }
    }

    private static IEnumerable<Range> Lines(byte[] bytes, string name)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length is < 0 or > BackupLimits.RowBytes)
            {
                throw Damaged($"a line of `{name}` does not end");
            }

            yield return new Range(start, start + length);
            start += length + 1;
        }
    }

    private async Task<byte[]> RequireAsync(string name, string code, CancellationToken cancellationToken) =>
        await RequireAsync(await NextAsync(cancellationToken), name, code, cancellationToken);

    private static async Task<byte[]> RequireAsync(TarEntry? member, string name, string code, CancellationToken cancellationToken)
    {
        if (member?.Name != name)
        {
            throw BackupRefusedException.Of(
                code, member is null ? $"it ends where `{name}` must come: it is cut off" : $"`{member.Name}` stands where `{name}` must come");
        }

        return await BytesAsync(member, cancellationToken);
    }

    private async Task<TarEntry?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _tar.GetNextEntryAsync(copyData: false, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            throw BackupRefusedException.Of(
                Begin is null ? BackupReason.Format : BackupReason.Damaged, $"it cannot be read on as a compressed tar archive: {exception.Message}");
        }
    }

    private static async Task<byte[]> BytesAsync(TarEntry member, CancellationToken cancellationToken)
    {
        if (member.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || member.Length > BackupLimits.MemberBytes)
        {
            throw Damaged($"`{member.Name}` is no file of at most {BackupLimits.MemberBytes} bytes");
        }

        var bytes = new byte[member.Length];
        try
        {
            if (member.DataStream is { } data)
            {
                await data.ReadExactlyAsync(bytes, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw Damaged($"`{member.Name}` is damaged or cut off", exception);
        }

        return bytes;
    }

    private static BackupRefusedException Damaged(string message, Exception? cause = null) => BackupRefusedException.Of(
        BackupReason.Damaged, cause is null ? message : $"{message}: {cause.Message}");
}
