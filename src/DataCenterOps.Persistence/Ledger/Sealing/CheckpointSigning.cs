using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>
/// Signs committed heads. The high-water file is written before the signature is made: whatever is cut off in between, no head is signed
/// that the file does not know. Once a minute it checks what lies in the database, and signs nothing from what it finds wrong until it finds it right.
/// </summary>
public sealed class CheckpointSigning(IReadDatabase database, IWriter writer, IHighWater highWater, ILogSigner signer)
{
    internal const string Published = "the newest checkpoint in the database";

    private readonly TreeQueries _tree = new(database);
    private readonly EpochQueries _epochs = new(database);
    private readonly SelfCheck _check = new(database, signer);
    private ImmutableArray<(Checkpoint Head, string Source)> _others = [];
    private DateTimeOffset? _checkedAt;
    private SigningRefusal? _damage;

    /// <summary>Remembers heads that others know to be signed by this log: nothing is signed that does not extend each of them. Replaces those of before.</summary>
    /// <param name="heads">Each with where it is known from, for the message.</param>
    public void Remember(IEnumerable<(Checkpoint Head, string Source)> heads) => _others = [.. heads];

    /// <summary>Signs the head when that is due and nothing speaks against it. Not to be called twice at once.</summary>
    /// <exception cref="LedgerUnavailableException">The database is out of reach, or whether it was published is unknown.</exception>
    public async Task<Signing> StepAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await DamageAsync(now, cancellationToken) is { } damage)
        {
            return new Signing.Refused(damage);
        }

        var (last, known, head) = await ReadAsync(cancellationToken);
        if (!IsDue(head, last, now))
        {
            return new Signing.NotDue();
        }

        var checkpoint = new Checkpoint(signer.Origin, head.Size, head.Root);
        if (await RefusalAsync(head.Epoch, checkpoint, last, known, cancellationToken) is { } refusal)
        {
            return new Signing.Refused(refusal);
        }

        highWater.Write(checkpoint);
        var note = signer.Sign(checkpoint, now);
        await writer.WriteAsync(new CheckpointWrite(head.Epoch, checkpoint, note, now), cancellationToken);
        return new Signing.Made(checkpoint);
    }

    /// <summary>Remembers what another silo has signed: this one must know it after a restore, too.</summary>
    /// <returns>Why this silo could not have signed it.</returns>
    public async Task<SigningRefusal?> WatchAsync(CancellationToken cancellationToken)
    {
        var (last, known, head) = await ReadAsync(cancellationToken);
        var refusal = await RefusalAsync(head.Epoch, new Checkpoint(signer.Origin, head.Size, head.Root), last, known, cancellationToken);
        if (refusal is null && last is not null && Parse(last) is { } published && (known is null || known.Origin != published.Origin || known.Size < published.Size))
        {
            highWater.Write(published);
        }

        return refusal;
    }

    private async Task<SigningRefusal?> DamageAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A clock that was set back must not stop the checks.
        if (_checkedAt is not { } at || now < at || now - at >= TimeSpan.FromSeconds(LedgerLimits.SelfCheckSeconds))
        {
            _damage = await _check.RunAsync(cancellationToken);
            _checkedAt = now;
        }

        return _damage;
    }

    // The head last: what others seal meanwhile may make it larger than what was signed, never smaller.
    private async Task<(CheckpointRow? Last, Checkpoint? Known, TreeHead Head)> ReadAsync(CancellationToken cancellationToken)
    {
        var epoch = (await _tree.HeadAsync(cancellationToken)).Epoch;
        var last = await _tree.CheckpointAsync(epoch, cancellationToken);
        return (last, highWater.Read(), await _tree.HeadAsync(cancellationToken));
    }

    private static bool IsDue(TreeHead head, CheckpointRow? last, DateTimeOffset now)
    {
        if (head.Size == 0)
        {
            return false;
        }

        // A clock that was set back must not stop the log: an age below zero is none.
        var age = last is null ? TimeSpan.MaxValue : now - last.SignedAt;
        return age < TimeSpan.Zero
            || age >= (last?.Size == head.Size ? TimeSpan.FromMinutes(LedgerLimits.FreshMinutes) : TimeSpan.FromSeconds(LedgerLimits.CheckpointSeconds));
    }

    private async Task<SigningRefusal?> RefusalAsync(
        long epoch, Checkpoint head, CheckpointRow? last, Checkpoint? known, CancellationToken cancellationToken)
    {
        if (await _epochs.FindAsync(epoch, cancellationToken) is { IsAccepted: false } lossy)
        {
            return EpochSigning.Unaccepted(lossy.Begun);
        }

        if (last is not null)
        {
            if (Parse(last) is not { } published)
            {
                return NotACheckpoint;
            }

            if (await CompareAsync(epoch, head, published, Published, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        if (known is not null && await CompareKnownAsync(epoch, head, known, highWater.Name, cancellationToken) is { } older)
        {
            return older;
        }

        foreach (var (signed, source) in _others)
        {
            if (await CompareKnownAsync(epoch, head, signed, source, cancellationToken) is { } ahead)
            {
                return ahead;
            }
        }

        // A tree that extends them all goes on to do so: its own checkpoint is in the way of another one from now on.
        _others = [];
        var root = await HashesAsync(epoch, [new TreeRange(0, head.Size)], cancellationToken);
        return root is [var computed] && computed == head.Root
            ? null
            : new SigningRefusal(SigningRefusal.Damaged, $"the tiles of the ledger's tree do not lead to its root at size {head.Size}: rows of the tree were changed. Nothing is signed; see deploy/runbooks/ledger.md");
    }

    private static SigningRefusal NotACheckpoint { get; } = new(
        SigningRefusal.Damaged, $"{Published} cannot be read: what was signed last is unknown, so nothing is signed; see deploy/runbooks/ledger.md");

    private static Checkpoint? Parse(CheckpointRow row) =>
        row.Note.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var end && Checkpoint.TryParse(row.Note[..(end + 1)], out var checkpoint)
            ? checkpoint
            : null;

    // File or witness may know an epoch that a restore has ended.
    private async Task<SigningRefusal?> CompareKnownAsync(
        long epoch, Checkpoint head, Checkpoint known, string source, CancellationToken cancellationToken)
    {
        var first = known.Origin == head.Origin ? null : (await _epochs.OriginsAsync(cancellationToken)).Select(static epoch => epoch.Origin).FirstOrDefault();
        if (first is null || EpochRules.EpochOf(first, known.Origin) is not { } of || of >= epoch
            || await _epochs.AfterAsync(of, cancellationToken) is not { } after)
        {
            return await CompareAsync(epoch, head, known, source, cancellationToken);
        }

        var (begun, signed) = (after.Begun, new EpochHead(of, known));
        var proof = EpochSigning.AsksForProof(begun, signed)
            ? await HashesAsync(of, TreeProof.Consistency(known.Size, begun.Previous.Checkpoint.Size), cancellationToken)
            : [];
        return EpochSigning.Judge(begun, signed, source, proof);
    }

    private async Task<SigningRefusal?> CompareAsync(
        long epoch, Checkpoint head, Checkpoint known, string source, CancellationToken cancellationToken) =>
        SigningRule.Judge(
            head, known, source,
            known.Size < head.Size ? await HashesAsync(epoch, TreeProof.Consistency(known.Size, head.Size), cancellationToken) : []);

    // Tiles that are missing prove nothing.
    private async Task<TreeHash[]> HashesAsync(long epoch, IReadOnlyList<TreeRange> ranges, CancellationToken cancellationToken)
    {
        try
        {
            return await _tree.HashesAsync(epoch, ranges, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
