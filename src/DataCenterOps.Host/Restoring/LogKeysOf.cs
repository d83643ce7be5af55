using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Host;

/// <summary>The ledger's keys, under whatever name an archive gives to the log: what they have not signed under it is refused.</summary>
internal sealed class LogKeysOf(string file)
{
    /// <summary>What verifies the log's signatures under <paramref name="origin"/>.</summary>
    public IReadOnlyCollection<INoteVerifier> Verifiers(string origin) =>
        SignedNote.IsName(origin) ? LogKeys.Read(file, origin).Verifiers : [];
}
