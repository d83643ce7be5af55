using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Erasing;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>An erasure that an entry orders, committed with it; <see cref="ErasureWork"/> carries it out.</summary>
/// <param name="Stream">The stream of the entry.</param>
/// <param name="Subject">What is erased.</param>
/// <param name="Owner">The owner of an object, where it has one.</param>
public sealed record ErasureOrder(StreamId Stream, ErasureSubject Subject, string? Owner) : IFactWrite
{
    /// <inheritdoc/>
    public void Write(IWriteSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        session.Execute(
            "INSERT INTO erasure_due (stream, kind, id, tenant, month) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (stream) DO NOTHING",
            Stream.Value, Subject.Kind?.Name, Subject.Id, Subject.Tenant ?? Owner, Subject.Month);
    }
}
