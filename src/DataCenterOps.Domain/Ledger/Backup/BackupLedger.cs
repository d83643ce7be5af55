using System.Globalization;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>
/// Follows the ledger through an archive, row by row: origins, checkpoints, entries. Each entry is where it must be, says of itself what its row says, follows the
/// one before it in its stream; each checkpoint is signed by every key of the log and is the root of its entries.
/// </summary>
/// <param name="keysOf">The log's keys under a name.</param>
/// <param name="known">What is known to be signed, outside of the archive.</param>
/// <param name="isTileHash">Told of every hash that has a place in a tile: epoch, level, index, hash.</param>
public sealed class BackupLedger(
    Func<string, IReadOnlyCollection<INoteVerifier>> keysOf, Checkpoint? known = null, Action<long, int, long, TreeHash>? isTileHash = null)
{
    private readonly SortedDictionary<long, string> _origins = [];
    private readonly SortedDictionary<long, Checkpoint> _checkpoints = [];
    private readonly StreamOrder _streams = new();
    private RightEdge _edge = new();
    private bool _inTail;

    /// <summary>The names of the log by epoch.</summary>
    public IReadOnlyDictionary<long, string> Origins => _origins;

    /// <summary>The newest checkpoint of each epoch.</summary>
    public IReadOnlyDictionary<long, Checkpoint> Checkpoints => _checkpoints;

    /// <summary>The epoch that entries are of now; in the end the last one.</summary>
    public long Epoch { get; private set; }

    /// <summary>Leaves of the last epoch that was read, signed or not.</summary>
    public long Size => _edge.Size;

    /// <summary>Their root.</summary>
    public TreeHash Root => _edge.Root;

    /// <summary>The root of that epoch where the known head ends, when the archive reaches it.</summary>
    public TreeHash? RootAtKnown { get; private set; }

    /// <summary>How many entries there were, leaves and others.</summary>
    public long Entries { get; private set; }

    /// <summary>Takes the next row in; rows of other tables are overlooked.</summary>
    /// <exception cref="BackupRefusedException">It does not hold.</exception>
    public void Add(BackupTable table, object?[] row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (table == BackupTables.Origins)
        {
            _origins[(long)row[0]!] = (string)row[1]!;
        }
        else if (table == BackupTables.Checkpoints)
        {
            AddCheckpoint((long)row[0]!, (long)row[1]!, (string)row[2]!);
        }
        else if (table == BackupTables.Entries)
        {
            AddEntry(row[0] as long?, row[1] as long?, (string)row[3]!, (long)row[4]!, (byte[])row[5]!);
        }
    }

    /// <summary>Says that all rows were read.</summary>
    /// <exception cref="BackupRefusedException">Entries that a checkpoint covers are missing, or the seal is not the log's.</exception>
    public void End(BackupReader archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        EndEpoch();
        var last = _checkpoints.Count == 0 ? throw Refused("it has no checkpoint") : _checkpoints.Last();
        var manifest = archive.Manifest;
        if (Epoch != last.Key || _origins.Keys.Max() != last.Key || !_origins.Keys.SequenceEqual(_checkpoints.Keys))
        {
            throw Refused("its epochs are not the same in its names, checkpoints and entries");
        }

        if (manifest.Epoch != last.Key || manifest.Origin != last.Value.Origin || manifest.Size != last.Value.Size || manifest.Root != last.Value.Root.ToString())
        {
            throw Refused("its manifest and its newest checkpoint differ");
        }

        if (!SignedNote.TryParse(archive.Seal.Span, out var note, out var error) || !note.TryVerify(keysOf(manifest.Origin), out _, out error)
            || note.Text != new BackupSeal(manifest.Origin, CanonicalJson.Sha256(archive.ManifestBytes.Span)).ToString())
        {
            throw BackupRefusedException.Of(BackupReason.Seal, $"its manifest is not sealed by the log's key: {error ?? "the seal is of another archive"}");
        }
    }

    private void AddCheckpoint(long epoch, long size, string text)
    {
        if (!_origins.TryGetValue(epoch, out var origin))
        {
            throw Refused(Text($"there is a checkpoint of epoch {epoch}, which has no name"));
        }

        if (!SignedNote.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var note, out var error)
            || !LogCheckpoint.TryOpen(note, keysOf(origin), out var checkpoint, out error))
        {
            throw Refused(Text($"the checkpoint of epoch {epoch}: {error}"));
        }

        if (checkpoint.Origin != origin || checkpoint.Size != size || !_checkpoints.TryAdd(epoch, checkpoint))
        {
            throw Refused(Text($"the checkpoint of epoch {epoch} is of another one"));
        }
    }

    private void AddEntry(long? epoch, long? leaf, string stream, long version, byte[] bytes)
    {
        if (epoch is { } of && leaf is { } index)
        {
            Begin(of);
            if (_inTail || index != _edge.Size)
            {
                throw Refused(Text($"leaf {index} of epoch {of} stands where leaf {_edge.Size} must come"));
            }

            _edge.Append(TreeHash.OfLeaf(bytes), isTileHash is null ? null : (level, at, hash) => isTileHash(of, level, at, hash));
            CompareRoots();
        }
        else
        {
            _inTail = true;
        }

        if (!StreamOrder.TryRead(bytes, out var named, out var number) || number != version || !named.AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(stream)))
        {
            throw Refused(Text($"entry {Entries} does not say of itself that it is version {version} of `{stream}`"));
        }

        if (_streams.Add(bytes) is { } wrong)
        {
            throw Refused(Text($"entry {Entries} {wrong}"));
        }

        Entries++;
    }

    private void Begin(long epoch)
    {
        if (epoch == Epoch)
        {
            return;
        }

        EndEpoch();
        if (epoch < Epoch || !_checkpoints.ContainsKey(epoch))
        {
            throw Refused(Text($"there are entries of epoch {epoch} and no checkpoint, or epochs are out of order"));
        }

        (Epoch, _edge, RootAtKnown) = (epoch, new RightEdge(), null);
    }

    private void EndEpoch()
    {
        if (Epoch != 0 && _edge.Size < _checkpoints[Epoch].Size)
        {
            throw Refused(Text($"epoch {Epoch} has {_edge.Size} entries and its checkpoint covers {_checkpoints[Epoch].Size}: entries are missing"));
        }
    }

    private void CompareRoots()
    {
        var checkpoint = _checkpoints[Epoch];
        if (_edge.Size == checkpoint.Size && _edge.Root != checkpoint.Root)
        {
            throw Refused(Text($"the entries of epoch {Epoch} do not lead to the root that was signed for {checkpoint.Size} of them"));
        }

        if (known is not null && known.Origin == checkpoint.Origin && known.Size == _edge.Size)
        {
            RootAtKnown = _edge.Root;
        }
    }

    private static BackupRefusedException Refused(string message) => BackupRefusedException.Of(BackupReason.Ledger, message);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
