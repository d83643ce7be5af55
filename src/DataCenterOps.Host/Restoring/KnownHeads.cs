using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host;

/// <summary>
/// The newest head that is known to be signed before a restore: the largest of the high-water file's, the witnesses' of <c>Ledger:PolicyFile</c> and those of a copy
/// (<c>--copy</c>). Of witnesses and copies only what this log's keys have signed is believed.
/// </summary>
internal sealed partial class KnownHeads(HostSettings settings, StorageOptions storage, LogKeysOf keys, WitnessedHeads witnesses, ILogger<KnownHeads> logger)
{
    private const string CheckpointFile = "checkpoint";

    /// <summary>Reads and asks.</summary>
    /// <exception cref="InvalidDataException">The high-water file, or the copy, cannot be read: then nobody knows what was signed.</exception>
    /// <exception cref="Domain.Ledger.Backup.BackupRefusedException">They know two histories.</exception>
    public async Task<Checkpoint?> NewestAsync(CancellationToken cancellationToken)
    {
        var heads = new List<Checkpoint>();
        if (new HighWaterFile(Path.Combine(storage.DataFolder, LedgerSetup.HighWater)).Read() is { } known)
        {
            heads.Add(known);
        }

        heads.AddRange(Copied());
        if (settings.Ledger.Policy is { } policy)
        {
            var origins = policy.Logs.Select(static log => log.Verifier.Key.Name).Concat(heads.Select(static head => head.Origin)).ToHashSet(StringComparer.Ordinal);
            foreach (var (head, source) in await witnesses.AskAsync(policy, origins, keys.Verifiers, cancellationToken))
            {
                LogHeard(logger, source, head.Size, head.Origin);
                heads.Add(head);
            }
        }

        return EpochRules.Newest(heads);
    }

    // A copy of the first epoch, and below it one for each later epoch under its number.
    private IEnumerable<Checkpoint> Copied()
    {
        if (settings.RestoreCopy is not { } folder)
        {
            yield break;
        }

        var files = Directory.EnumerateDirectories(folder).Where(static name => Path.GetFileName(name).All(char.IsAsciiDigit)).Append(folder)
            .Select(static name => Path.Combine(name, CheckpointFile)).Where(File.Exists).ToArray();
        if (files.Length == 0)
        {
            throw new InvalidDataException($"`--copy`: there is no `{CheckpointFile}` in `{folder}`: it is no copy of a ledger, as `dcops ledger fetch` makes one");
        }

        foreach (var file in files)
        {
            if (new FileInfo(file).Length > TreeLimits.NoteBytes || File.ReadAllBytes(file) is not { } note
                || WitnessedHeads.Open(note, OriginOf(note), keys.Verifiers(OriginOf(note))) is not { } head)
            {
                throw new InvalidDataException($"`--copy`: `{file}` is no checkpoint that this ledger's keys have signed");
            }

            LogHeard(logger, $"the copy `{folder}`", head.Size, head.Origin);
            yield return head;
        }
    }

    private static string OriginOf(byte[] note) => System.Text.Encoding.UTF8.GetString(note).Split('\n', 2)[0];

    [LoggerMessage(LogLevel.Information, "{Source} knows of {Size} signed entries of {Origin}.")]
    private static partial void LogHeard(ILogger logger, string source, long size, string origin);
}
