using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Notes;

/// <summary>The two keys with which the log signs each checkpoint: one that every witness knows, one for the time of quantum computers.</summary>
public sealed class LogKeys : ILogSigner
{
    private readonly byte[] _ed25519;
    private readonly byte[] _mlDsa44;
    private readonly Ed25519NoteSigner _texts;

    private LogKeys(string origin, byte[] ed25519, byte[] mlDsa44)
    {
        (Origin, _ed25519, _mlDsa44, _texts) = (origin, ed25519, mlDsa44, new Ed25519NoteSigner(origin, ed25519));
        Signers = [_texts, new MlDsa44NoteSigner(origin, mlDsa44)];
    }

    /// <inheritdoc/>
    public string Origin { get; }

    /// <summary>What signs, in the order of the lines.</summary>
    public ImmutableArray<INoteSigner> Signers { get; }

    /// <inheritdoc/>
    public string VerifierLines => string.Concat(Signers.Select(static signer => signer.Key + "\n"));

    /// <inheritdoc/>
    public ImmutableArray<INoteVerifier> Verifiers => [.. Signers.Select(static signer => NoteVerifiers.Of(signer.Key)!)];

    /// <inheritdoc/>
    public SignedNote Sign(Checkpoint checkpoint, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return new(checkpoint.ToString(), [.. Signers.Select(signer => signer.Sign(checkpoint, time))]);
    }

    /// <inheritdoc/>
    public SignedNote Sign(BackupSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return new(seal.ToString(), [_texts.Sign(seal)]);
    }

    /// <summary>The same keys under the log's name in another epoch: their ids are others.</summary>
    public LogKeys Named(string origin) => new(origin, _ed25519, _mlDsa44);

    /// <summary>The keys of two seeds, one behind the other, as silos on one machine share them through their database.</summary>
    /// <exception cref="ArgumentException">There are not 64 bytes.</exception>
    public static LogKeys Of(string origin, byte[] seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return seeds.Length == Ed25519Signatures.SeedBytes + MlDsa44Signatures.SeedBytes
            ? new(origin, seeds[..Ed25519Signatures.SeedBytes], seeds[Ed25519Signatures.SeedBytes..])
            : throw new ArgumentException("the ledger has two seeds of 32 bytes", nameof(seeds));
    }

    /// <summary>New keys for <paramref name="origin"/>, kept nowhere: for tests and measurements.</summary>
    public static LogKeys New(string origin) => new(origin, Ed25519Signatures.NewSeed(), MlDsa44Signatures.NewSeed());

    /// <summary>Takes the keys from a file that is there; see <see cref="Open"/>.</summary>
    /// <exception cref="InvalidDataException">The file is not one of ours, or others may read it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LogKeys Read(string file, string origin)
    {
        var seeds = SeedFile.Read(file, "the ledger", SeedFile.Ed25519, SeedFile.MlDsa44);
        return new LogKeys(origin, seeds[0], seeds[1]);
    }

    /// <summary>
    /// Takes the keys from <paramref name="file"/>, or makes the file at the first start, readable by its owner alone. It holds
    /// the two seeds, one a line, each with its type and base64.
    /// </summary>
    /// <param name="file">The file's path.</param>
    /// <param name="origin">The log's name.</param>
    /// <param name="isNew">Whether the file was made just now.</param>
    /// <exception cref="InvalidDataException">The file is not one of ours, or others may read it.</exception>
    /// <exception cref="IOException">It cannot be read or made.</exception>
    public static LogKeys Open(string file, string origin, out bool isNew)
    {
        isNew = SeedFile.TryMake(file, SeedFile.Ed25519, SeedFile.MlDsa44);
        return Read(file, origin);
    }

    /// <summary>Whether <paramref name="file"/> holds the keys of a log, whatever it is called.</summary>
    public static bool AreIn(string file) => SeedFile.Holds(file, SeedFile.Ed25519, SeedFile.MlDsa44);
}
