using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>
/// Reads what others have agreed to from the ledger, for the grain that carries it out: nobody hands it over, so nobody
/// can exchange it.
/// </summary>
internal sealed class FrozenApprovals(
    ILedger ledger, PoliciesInForce policies, IEnumerable<IPersonStandings> standings, TimeProvider time)
{
    /// <summary>The request and what has become of it; nothing when there is none by this name.</summary>
    public async Task<ApprovalRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        ApprovalRecord? record = null;
        await foreach (var entry in ledger.ReadAsync(StreamId.Of("approval", id), 0, cancellationToken))
        {
            using var document = entry.Parse();
            var root = document.RootElement;
            if (root.GetProperty("outcome").ValueEquals("applied"))
            {
                record = ApprovalRecord.Apply(record, ApprovalEntries.Read(root.GetProperty("type").GetString()!, root.GetProperty("body")));
            }
        }

        return record;
    }

    /// <summary>Every reason against carrying it out now on something at <paramref name="version"/>.</summary>
    public async Task<ImmutableArray<Reason>> CheckAsync(ApprovalRecord record, long version, CancellationToken cancellationToken)
    {
        var persons = new Dictionary<string, PersonStanding>(StringComparer.Ordinal);
        foreach (var person in ApprovalExecution.PersonsOf(record))
        {
            persons[person] = await StandingAsync(person, cancellationToken);
        }

        var grounds = new ExecutionGrounds(
            version, await policies.RevisionAsync(cancellationToken), persons.ToImmutableDictionary(StringComparer.Ordinal));
        return ApprovalExecution.Check(record, grounds, time.GetUtcNow());
    }

    /// <summary>What a person is now.</summary>
    public async Task<PersonStanding> StandingAsync(string person, CancellationToken cancellationToken)
    {
        var grants = ImmutableArray.CreateBuilder<ApprovalParty>();
        foreach (var source in standings)
        {
            grants.AddRange(await source.GrantsAsync([person], cancellationToken));
        }

        return new PersonStanding(grants.ToImmutable());
    }
}
