using System.Globalization;
using System.Net;
using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.Ledger.Witnesses;

namespace DataCenterOps.Persistence.Tests.Ledger.Witnesses;

/// <summary>A witness with its file, asked by logs with real keys.</summary>
public sealed class WitnessingTests : IDisposable
{
    private static readonly LogKeys Keys = LogKeys.New("dc.example/ledger");
    private static readonly INoteSigner Signer = WitnessKey.Open(Path.Combine(Directory.CreateTempSubdirectory("dcops-").FullName, "witness.key"), "auditor.example/witness", out _);
    private static readonly INoteVerifier Verifier = NoteVerifiers.Of(Signer.Key)!;

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("dcops-").FullName, "witness.db");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public void Of_two_histories_under_one_key_only_the_first_is_cosigned_also_after_a_restart()
    {
        using (var store = Open())
        {
            Assert.IsType<WitnessAnswer.Cosigned>(Send(store, Ask(0, 5)));
            Assert.IsType<WitnessAnswer.Cosigned>(Send(store, Ask(5, 9)));
        }

        using var again = Open();
        Assert.IsType<WitnessAnswer.Contradicts>(Send(again, Ask(9, 12, "b")));
        Assert.IsType<WitnessAnswer.Contradicts>(Send(again, Ask(9, 9, "b")));
        Assert.Equal(new WitnessAnswer.Holds(9), Send(again, Ask(0, 12, "b")));
        Assert.Equal(new WitnessAnswer.Holds(9), Send(again, Ask(5, 6, "b")));
        Assert.IsType<WitnessAnswer.Cosigned>(Send(again, Ask(9, 12)));
        Assert.Equal((12, Root(12, "a")), (again.Find(Keys.Origin)!.Size, again.Find(Keys.Origin)!.Root));
        Assert.IsType<WitnessAnswer.Contradicts>(Send(again, Ask(12, 20, "b")));
    }

    [Fact]
    public void Killed_between_storing_and_answering_it_remembers_and_cosigns_again_when_asked_from_there()
    {
        using (var store = Open())
        {
            Assert.IsType<WitnessAnswer.Cosigned>(Send(store, Ask(0, 5)));
            Assert.Throws<KilledException>(() => Send(new KilledStore(store), Ask(5, 9)));
        }

        using var again = Open();
        Assert.Equal(new WitnessAnswer.Holds(9), Send(again, Ask(5, 9)));
        Assert.IsType<WitnessAnswer.Contradicts>(Send(again, Ask(9, 9, "b")));
        Assert.IsType<WitnessAnswer.Cosigned>(Send(again, Ask(9, 9)));
    }

    [Fact]
    public void Nothing_is_signed_out_that_was_not_stored()
    {
        using var store = Open();
        var failing = new KilledStore(store) { Before = true };
        Assert.Throws<KilledException>(() => Send(failing, Ask(0, 5)));
        Assert.Null(store.Find(Keys.Origin));
        Assert.IsType<WitnessAnswer.Cosigned>(Send(store, Ask(0, 5, "b")));
    }

    [Fact]
    public async Task Asked_by_many_at_once_it_never_goes_back_and_never_cosigns_both()
    {
        // Two processes on one file, and logs of both histories that ask from every size.
        using var one = Open();
        using var two = Open();
        Assert.IsType<WitnessAnswer.Cosigned>(Send(one, Ask(0, 1, "same")));
        var asked = Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? one : two, i % 3 == 0 ? "b" : "a", 2 + (i / 8))).ToArray();
        var cosigned = await Task.WhenAll(asked.Select(ask => Task.Run(() =>
        {
            var (store, mark, size) = ask;
            var old = (int)(store.Find(Keys.Origin)?.Size ?? 0);
            return old <= size && Send(store, Ask(old, size, mark)) is WitnessAnswer.Cosigned ? (mark, size) : (mark, 0);
        }, TestContext.Current.CancellationToken)));

        var held = one.Find(Keys.Origin)!;
        Assert.Equal(held, two.Find(Keys.Origin));
        var signed = cosigned.Where(one => one.Item2 > 0).ToArray();
        Assert.NotEmpty(signed);
        Assert.Single(signed.Select(one => one.mark).Distinct(StringComparer.Ordinal));
        Assert.Equal(signed.Max(one => one.Item2), held.Size);
    }

    [Fact]
    public void What_it_shows_is_the_checkpoint_with_the_logs_signatures_and_its_own_and_nobody_elses()
    {
        using var store = Open();
        var request = Ask(0, 5);
        var stranger = LogKeys.New("other.example/ledger").Sign(request.Checkpoint, DateTimeOffset.UnixEpoch).Signatures;
        Assert.IsType<WitnessAnswer.Cosigned>(Send(store, request with { Note = request.Note with { Signatures = [.. stranger, .. request.Note.Signatures] } }));
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(store.Find(Keys.Origin)!.Note), out var note, out _));
        Assert.Equal([Keys.Origin, Keys.Origin, Signer.Key.Name], note.Signatures.Select(line => line.Name), StringComparer.Ordinal);
        Assert.True(note.TryVerify([.. Keys.Verifiers, Verifier], out var signers, out _));
        Assert.Equal(3, signers.Length);
    }

    [Fact]
    public void The_name_is_that_of_the_first_start()
    {
        using (var store = Open())
        {
            Assert.Equal(Signer.Key.Name, store.Name);
        }

        using var other = WitnessStore.Open(_file, "another.example/witness");
        Assert.Equal(Signer.Key.Name, other.Name);
    }

    private WitnessStore Open() => WitnessStore.Open(_file, Signer.Key.Name);

    private static WitnessAnswer Send(IWitnessStore store, AddCheckpoint request)
    {
        var witness = new Witnessing(store, Keys.Verifiers, Signer, TimeProvider.System);
        var (decision, line) = witness.Answer(Encoding.UTF8.GetBytes(request.ToString()));
        var (status, body) = decision switch
        {
            WitnessDecision.Cosign => (HttpStatusCode.OK, line),
            WitnessDecision.Conflict(var size, _) => (HttpStatusCode.Conflict, size.ToString(CultureInfo.InvariantCulture) + "\n"),
            WitnessDecision.Refused(var refused, _) => (refused, ""),
            _ => throw new InvalidOperationException(),
        };
        return WitnessAnswer.Read(request, status, Encoding.UTF8.GetBytes(body), Verifier);
    }

    private static AddCheckpoint Ask(int old, int size, string mark = "a")
    {
        var checkpoint = new Checkpoint(Keys.Origin, size, Root(size, mark));
        return new(old, [.. Tree(size, mark).Hashes(TreeProof.Consistency(old, size))], Keys.Sign(checkpoint, DateTimeOffset.UnixEpoch.AddDays(1)), checkpoint);
    }

    private static TreeHash Root(int size, string mark) => Tree(size, mark).Hash(new TreeRange(0, size));

    // The histories differ from the second entry on.
    private static TileTree Tree(int size, string mark) => new(new Dictionary<TileId, TreeHash[]>
    {
        [new TileId(0, 0)] = [.. Enumerable.Range(0, size).Select(i => TreeHash.OfLeaf(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : mark)} {i}"))))],
    });

    private sealed class KilledStore(WitnessStore store) : IWitnessStore
    {
        public bool Before { get; init; }

        public WitnessedHead? Find(string origin) => store.Find(origin);

        public bool TryReplace(string origin, WitnessedHead? last, WitnessedHead next)
        {
            if (!Before)
            {
                Assert.True(store.TryReplace(origin, last, next));
            }

            throw new KilledException();
        }
    }

    private sealed class KilledException : Exception;
}
