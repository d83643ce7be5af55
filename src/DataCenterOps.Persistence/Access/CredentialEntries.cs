using System.Collections.Frozen;

namespace DataCenterOps.Persistence.Access;

/// <summary>What entries of the ledger mean for credentials.</summary>
internal static class CredentialEntries
{
    private static readonly FrozenSet<string> Narrowing =
        new[] { "access/token-revoked/1", "access/person-disabled/1", "access/person-granted/1", "access/person-reset/1" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether after an entry of this type somebody may do less than before: all silos must have heard of it when it is answered.</summary>
    public static bool Narrows(string type) => Narrowing.Contains(type);
}
