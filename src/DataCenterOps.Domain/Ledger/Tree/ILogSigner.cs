using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Backup;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Signs the log's checkpoints with all its keys.</summary>
public interface ILogSigner
{
    /// <summary>The log's name.</summary>
    string Origin { get; }

    /// <summary>The keys as they are handed out, one a line.</summary>
    string VerifierLines { get; }

    /// <summary>What verifies its signatures.</summary>
    ImmutableArray<INoteVerifier> Verifiers { get; }

    /// <summary>Signs. Whoever calls has shown that it contradicts nothing that was signed before.</summary>
    SignedNote Sign(Checkpoint checkpoint, DateTimeOffset time);

    /// <summary>Seals an archive with the key that signs texts.</summary>
    SignedNote Sign(BackupSeal seal);
}
