using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>The digests of facts by series: where the digest lies that covers a row.</summary>
internal sealed class DigestProjection : IProjection
{
    private static readonly RowWrite Digest = RowWrite.Insert(
        "fact_digest", "series text, first_number bigint, last_number bigint, root text, from_at bigint, until_at bigint, position bigint");

    public ImmutableArray<string> Tables { get; } = ["fact_digest"];

    public bool Handles(string type) => type == FactDigest.EntryType;

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (entry.IsApplied && FactDigest.Read(entry.Body, out _) is { } digest)
        {
            session.Execute(
                Digest, digest.Series.Value, digest.First, digest.Last, digest.Root.ToString(), digest.From, digest.Until, entry.Position);
        }
    }
}
