using System.Text;
using DataCenterOps.Cryptography;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger.Witnesses;

/// <summary>The log's side: cosignatures lie with their checkpoint, and what has its quorum is shown.</summary>
public sealed class CosigningTests(Databases databases)
{
    private static readonly INoteSigner[] Witnesses =
        [.. Enumerable.Range(0, 3).Select(i => new MlDsa44NoteSigner($"w{i}.example", MlDsa44Signatures.NewSeed()))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_newest_checkpoint_with_a_quorum_is_shown_unless_it_is_too_old(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (sealer, tree) = (new TestSealer(silo), silo.Get<TreeQueries>());
        var cosigning = new CheckpointCosigning(silo.Get<IReadDatabase>(), silo.Writer);
        Assert.Null(await cosigning.NewestAsync(Token));
        Assert.Null(await tree.ShownAsync(1, Token));

        await SealedLedger.AppendAsync(silo, "a", 0, 3);
        await sealer.SealAsync(Noon);
        var three = (await cosigning.NewestAsync(Token))!;
        await KeepAsync(cosigning, three, 0);
        Assert.Equal(3, (await tree.ShownAsync(1, Token))!.Size);
        await Task.WhenAll(KeepAsync(cosigning, three, 1), KeepAsync(cosigning, three, 2), KeepAsync(cosigning, three, 0));
        var shown = (await tree.ShownAsync(1, Token))!;
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(shown.Text), out var note, out _));
        Assert.Equal(["w0.example", "w1.example", "w2.example"], note.Signatures.Skip(2).Select(line => line.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Null(Policy.Missing(note));

        await SealedLedger.AppendAsync(silo, "a", 3, 4);
        await sealer.SealAsync(Noon.AddSeconds(WitnessLimits.QuorumSeconds));
        var seven = (await cosigning.NewestAsync(Token))!;
        await KeepAsync(cosigning, seven, 2);
        Assert.Equal(3, (await tree.ShownAsync(1, Token))!.Size);
        var proof = await cosigning.ProofAsync(seven, 3, Token);
        Assert.True(TreeProof.IsConsistent(3, three.Checkpoint.Root, 7, seven.Checkpoint.Root, proof));

        // One of three is no quorum, and a minute is over.
        await SealedLedger.AppendAsync(silo, "a", 7, 1);
        await sealer.SealAsync(Noon.AddSeconds(WitnessLimits.QuorumSeconds + 1));
        Assert.Equal(8, (await tree.ShownAsync(1, Token))!.Size);

        // Two are, also of a checkpoint that is not the newest any more.
        await KeepAsync(cosigning, seven, 0);
        Assert.Equal(7, (await tree.ShownAsync(1, Token))!.Size);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_head_that_is_signed_again_keeps_its_cosignatures(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var (sealer, cosigning) = (new TestSealer(silo), new CheckpointCosigning(silo.Get<IReadDatabase>(), silo.Writer));
        await SealedLedger.AppendAsync(silo, "a", 0, 3);
        await sealer.SealAsync(Noon);
        await KeepAsync(cosigning, (await cosigning.NewestAsync(Token))!, 0);
        await KeepAsync(cosigning, (await cosigning.NewestAsync(Token))!, 1);
        await sealer.SealAsync(Noon.AddMinutes(11));
        var shown = (await silo.Get<TreeQueries>().ShownAsync(1, Token))!;
        Assert.Equal(Noon.AddMinutes(11), shown.SignedAt);
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(shown.Text), out var note, out _));
        Assert.True(Policy.TryOpen(note, out _, out var error), error);
        Assert.Null(Policy.Missing(note));
    }

    private static WitnessPolicy Policy { get; } = Read();

    private static WitnessPolicy Read()
    {
        var text = string.Concat(TestSealer.Keys.Signers.Select(signer => $"log {signer.Key}\n"))
            + string.Concat(Witnesses.Select((witness, i) => $"witness w{i} {witness.Key} http://localhost\n"))
            + "group two 2 w0 w1 w2\nquorum two\n";
        Assert.True(PolicyReader.TryRead(Encoding.UTF8.GetBytes(text), NoteVerifiers.Of, out var policy, out var errors), string.Join('\n', errors));
        return policy;
    }

    private static Task KeepAsync(CheckpointCosigning cosigning, NewestCheckpoint checkpoint, int witness) =>
        cosigning.KeepAsync(checkpoint, Witnesses[witness].Sign(checkpoint.Checkpoint, Noon), Policy, Token);
}
