using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Epochs;

/// <summary>How epochs follow each other.</summary>
public static class EpochRules
{
    /// <summary>The largest number that every reader of JSON holds.</summary>
    public const long LargestNumber = (1L << 53) - 1;

    // Two digits, as many as fit behind a moment to the second: two restores of one archive do not get one name.
    private const int Draws = 100;

    /// <summary>
    /// The number of the next epoch: the moment of the restore as <c>yyyyMMddHHmmss</c> with two digits drawn by lot. Whoever restores the same
    /// archive elsewhere gets another number, so that no two ledgers sign one origin.
    /// </summary>
    /// <param name="now">The moment.</param>
    /// <param name="drawn">A number drawn by lot; its remainder counts.</param>
    /// <param name="newest">The largest number that is known so far; the next is larger, whatever the clock says.</param>
    public static long Next(DateTimeOffset now, uint drawn, long newest)
    {
        var moment = long.Parse(now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Max((moment * Draws) + (drawn % Draws), newest + 1);
    }

    /// <summary>The log's name in an epoch.</summary>
    /// <param name="first">Its name in the first one.</param>
    /// <param name="epoch">Which.</param>
    public static string Origin(string first, long epoch) =>
        epoch == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first}/{epoch}");

    /// <summary>The epoch that a name is of; nothing when it is the name of another log.</summary>
    /// <param name="first">The log's name in the first epoch.</param>
    /// <param name="origin">The name.</param>
    public static long? EpochOf(string first, string origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (origin == first)
        {
            return 1;
        }

        return origin.StartsWith(first + "/", StringComparison.Ordinal)
            && StrictText.TryNumber(origin.AsSpan(first.Length + 1), LargestNumber, out var epoch) && epoch > 1
            ? epoch
            : null;
    }

    /// <summary>The newest of some heads of one log, wherever each is known from: of the newest epoch the one over most entries.</summary>
    /// <exception cref="BackupRefusedException">They are of different logs, or two of one size have different roots.</exception>
    public static Checkpoint? Newest(IReadOnlyCollection<Checkpoint> heads)
    {
        ArgumentNullException.ThrowIfNull(heads);
        if (heads.Count == 0)
        {
            return null;
        }

        // Of a later epoch the name has the first one's before its number.
        var first = heads.Select(static head => FirstOf(head.Origin)).MinBy(static name => name.Length)!;
        var found = heads.Select(head => (Head: head, Epoch: EpochOf(first, head.Origin) ?? throw BackupRefusedException.Of(
            BackupReason.Fork, $"what is known to be signed is of two ledgers, `{first}` and `{head.Origin}`: one of them is the wrong one"))).ToArray();
        var forked = found.GroupBy(static one => (one.Epoch, one.Head.Size)).FirstOrDefault(static same => same.Select(static one => one.Head.Root).Distinct().Count() > 1);
        return forked is null
            ? found.MaxBy(static one => (one.Epoch, one.Head.Size)).Head
            : throw BackupRefusedException.Of(
                BackupReason.Fork, string.Create(CultureInfo.InvariantCulture, $"two roots were signed for {forked.Key.Size} entries of epoch {forked.Key.Epoch}: two histories of this ledger are known"));
    }

    private static string FirstOf(string origin)
    {
        var end = origin.LastIndexOf('/');
        return end > 0 && EpochOf(origin[..end], origin) is not null ? origin[..end] : origin;
    }

    /// <summary>Begins the next epoch behind an archive.</summary>
    /// <param name="ledger">The archive's ledger, read to its end with the same known head.</param>
    /// <param name="known">The newest head that is known to be signed outside of it.</param>
    /// <param name="archive">SHA-256 of its manifest.</param>
    /// <param name="archiveTime">When it was made.</param>
    /// <param name="now">The moment of the restore.</param>
    /// <param name="drawn">A number drawn by lot.</param>
    /// <exception cref="BackupRefusedException">What is known to be signed contradicts the archive.</exception>
    public static EpochBegun Begin(
        BackupLedger ledger, Checkpoint? known, string archive, DateTimeOffset archiveTime, DateTimeOffset now, uint drawn)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var first = ledger.Origins[1];
        var previous = new EpochHead(ledger.Epoch, ledger.Checkpoints[ledger.Epoch]);
        EpochHead? beyond = null;
        ImmutableArray<EpochLoss> lost = [];
        if (known is not null)
        {
            var epoch = EpochOf(first, known.Origin) ?? throw BackupRefusedException.Of(
                BackupReason.Fork, $"the high-water file is of the ledger `{known.Origin}` and the archive of `{first}`: one of them is the wrong one");
            (beyond, lost) = Compare(ledger, previous, new EpochHead(epoch, known));
        }

        var next = Next(now, drawn, Math.Max(previous.Epoch, beyond?.Epoch ?? 0));
        return new EpochBegun(next, Origin(first, next), previous, beyond, lost, archive, archiveTime);
    }

    private static (EpochHead? Beyond, ImmutableArray<EpochLoss> Lost) Compare(BackupLedger ledger, EpochHead previous, EpochHead known)
    {
        if (known.Epoch < previous.Epoch)
        {
            // What became of that epoch stands in the archive.
            return (null, []);
        }

        var size = known.Checkpoint.Size;
        if (known.Epoch > previous.Epoch)
        {
            return (known, [new EpochLoss(known.Epoch, 0, size)]);
        }

        if (ledger.RootAtKnown is { } root)
        {
            return root == known.Checkpoint.Root
                ? (size > previous.Checkpoint.Size ? known : null, [])
                : throw BackupRefusedException.Of(
                    BackupReason.Fork,
                    string.Create(CultureInfo.InvariantCulture, $"the first {size} entries of the archive are not those that the high-water file knows as signed: one of them is of another ledger, or entries were changed"));
        }

        // Whether the entries that the archive has beyond its checkpoint are those that were signed cannot be told from a root alone, but
        // one tree of one database only ever grows: what stood in it when the archive was made stood in it later.
        return (known, [new EpochLoss(known.Epoch, Math.Max(previous.Checkpoint.Size, ledger.Size), size)]);
    }
}
