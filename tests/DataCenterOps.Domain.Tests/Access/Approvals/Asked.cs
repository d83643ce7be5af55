using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access.Approvals;

/// <summary>A request of the tests and what is done to it. Amina asks on a Wednesday; others answer.</summary>
internal sealed class Asked
{
    public static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, List<ApprovalParty>> _standing = new(StringComparer.Ordinal);

    public Asked(string operation = NeedsTwo.ActivatePack, params ImmutableArray<Role> roles)
    {
        Amina = Is("amina", roles.IsEmpty ? [Role.SecurityOfficer] : roles);
        Assert.Empty(ApprovalRules.Request(operation, tenant: null, Amina));
        Record = ApprovalRecord.Apply(null, new ApprovalEvent.Requested(new ApprovalRequest
        {
            Id = "0199a000-0000-7000-8000-000000000001",
            Operation = operation,
            SubjectKind = "pack",
            SubjectId = "dz-public",
            SubjectVersion = 4,
            Arguments = """{"revision":"sha256:two"}""",
            PolicyRevision = "sha256:one",
            Others = NeedsTwo.Find(operation)!.Others,
            Requester = ApprovalParty.Of(Amina)!,
            RequestedAt = Wednesday,
            ExpiresAt = Calendars.Algiers().EndOfTerm(Wednesday, ApprovalLimits.WorkingDays),
        }));
    }

    public Caller Amina { get; }

    public ApprovalRecord Record { get; private set; }

    public DateTimeOffset Now { get; set; } = Wednesday.AddHours(1);

    public long SubjectVersion { get; set; } = 4;

    public string PolicyRevision { get; set; } = "sha256:one";

    /// <summary>A person who holds these roles of the platform from now on.</summary>
    public Caller Is(string person, params ImmutableArray<Role> roles) => Is(person, TenantScope.All, roles);

    public Caller Is(string person, TenantScope scope, ImmutableArray<Role> roles, string? subject = null)
    {
        var caller = new Caller(subject ?? $"u-{person}", scope, roles, "session", Wednesday.AddDays(30)) { Person = person };
        if (!_standing.TryGetValue(person, out var grants))
        {
            _standing[person] = grants = [];
        }

        grants.Add(ApprovalParty.Of(caller)!);
        return caller;
    }

    /// <summary>The person holds nothing any more.</summary>
    public void Leaves(string person) => _standing.Remove(person);

    public ImmutableArray<string> Approve(Caller caller, string? digest = null) =>
        Do(ApprovalRules.Approve(Record, caller, digest ?? Record.Digest, Now));

    public ImmutableArray<string> Reject(Caller caller, string reason = "not now") => Do(ApprovalRules.Reject(Record, caller, reason, Now));

    public ImmutableArray<string> Withdraw(Caller caller) => Do(ApprovalRules.Withdraw(Record, caller, Now));

    public ImmutableArray<string> Pass(Caller caller, string deputy) =>
        Do(ApprovalRules.Pass(Record, caller, deputy, Standing().GetValueOrDefault(deputy, PersonStanding.None), Now));

    public ImmutableArray<string> Execute()
    {
        var reasons = ApprovalExecution.Check(Record, new ExecutionGrounds(SubjectVersion, PolicyRevision, Standing()), Now);
        return reasons.IsEmpty ? Do(new ApprovalChange.Made(new ApprovalEvent.Executed(7))) : Codes(reasons);
    }

    /// <summary>Two must agree beside her.</summary>
    public void NeedsThree() =>
        Record = ApprovalRecord.Apply(null, new ApprovalEvent.Requested(Record.Request with { Others = 2 }));

    public void Alter(Func<ApprovalRequest, ApprovalRequest> change) => Record = Record with { Request = change(Record.Request) };

    private ImmutableDictionary<string, PersonStanding> Standing() =>
        _standing.ToImmutableDictionary(pair => pair.Key, pair => new PersonStanding([.. pair.Value]), StringComparer.Ordinal);

    private ImmutableArray<string> Do(ApprovalChange change)
    {
        if (change is ApprovalChange.Refused refused)
        {
            return Codes(refused.Reasons);
        }

        Record = ApprovalRecord.Apply(Record, ((ApprovalChange.Made)change).Event);
        return [];
    }

    private static ImmutableArray<string> Codes(ImmutableArray<Reason> reasons) => [.. reasons.Select(reason => reason.Code)];
}
