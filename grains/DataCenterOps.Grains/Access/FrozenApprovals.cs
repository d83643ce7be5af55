using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>
/// Reads what others have agreed to from the ledger, for the grain that carries it out: nobody hands it over, so nobody
/// can exchange it.
/// </summary>
internal sealed class FrozenApprovals(
    ILedger ledger, PoliciesInForce policies, IEnumerable<IPersonStandings> standings, DeputyQueries deputies, TimeProvider time)
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

    /// <summary>
    /// The request by this name if it asks for <paramref name="operation"/> on this thing, and the name under which it is
    /// carried out: the request's alone, so that it happens once, whoever comes to it.
    /// </summary>
    public async Task<(ApprovalRecord Record, OperationKey Key)?> FindAsync(
        string id, string operation, string subjectKind, string subjectId, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } record && OperationId.TryParse(id, out var name)
        && record.Request.Operation == operation && record.Request.SubjectKind == subjectKind && record.Request.SubjectId == subjectId
            ? (record, new OperationKey("approval", name, record.Digest))
            : null;

    /// <summary>The refusal of what is not asked for by any request.</summary>
    public static Answer.Refused NotFound { get; } = new(0, [new Reason("not_found", "there is no such request")], null);

    /// <summary>The revision of the pack in force, to be frozen with a request.</summary>
    public ValueTask<string?> RevisionAsync(CancellationToken cancellationToken) => policies.RevisionAsync(cancellationToken);

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

    /// <summary>Those whose standing deputy a person is now, as they are now: the deputy has a role of theirs, or is nobody's.</summary>
    public async Task<ImmutableArray<ApprovalParty>> StandingForAsync(string? deputy, CancellationToken cancellationToken)
    {
        var named = deputy is null ? [] : await deputies.ForAsync(deputy, time.GetUtcNow(), cancellationToken);
        if (named.Count == 0)
        {
            return [];
        }

        var own = await StandingAsync(deputy!, cancellationToken);
        var parties = ImmutableArray.CreateBuilder<ApprovalParty>();
        foreach (var row in named)
        {
            var person = await StandingAsync(row.Person, cancellationToken);
            if (DeputyRules.SharesRole(DeputyRules.Deciding(person.Grants.SelectMany(grant => grant.Roles)), own))
            {
                parties.AddRange(person.Grants);
            }
        }

        return parties.ToImmutable();
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
