using System.Collections.Immutable;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>Reads an archive to its end and believes nothing: sums, seal, every entry against the signed checkpoints.</summary>
internal static class ArchiveCheck
{
    /// <summary>Checks a file.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="keys">The log's keys, under its name in any epoch.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CommandFailedException">It does not hold.</exception>
    public static async Task<(BackupManifest Manifest, long Entries)> RunAsync(
        string file, ImmutableArray<INoteVerifier> keys, Action<double> progress, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        try
        {
            await using var archive = await BackupReader.OpenAsync(stream, cancellationToken);
            var ledger = new BackupLedger(origin => SignedNote.IsName(origin) ? NoteVerifiers.Named(keys, origin) : []);
            await foreach (var (table, row) in archive.RowsAsync(cancellationToken))
            {
                ledger.Add(table, row);
                progress((double)stream.Position / Math.Max(1, stream.Length));
            }

            ledger.End(archive);
            return (archive.Manifest, ledger.Entries);
        }
        catch (BackupRefusedException refused)
        {
            throw new CommandFailedException(ExitCode.Refused, $"`{file}` is no whole archive: {refused.Message}");
        }
    }
}
