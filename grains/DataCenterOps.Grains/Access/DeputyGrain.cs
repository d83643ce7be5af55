using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Access;

/// <summary>One person's standing deputy. Whether the time has come is asked of the clock at each decision.</summary>
[GrainType("dcops.deputy")]
internal sealed class DeputyGrain(
    ILedger ledger,
    FrozenApprovals approvals,
    TimeProvider time,
    ILogger<DeputyGrain> logger,
    [PersistentState("deputy", "snapshots")] IPersistentState<Snapshot<DeputyState>> snapshot) : Grain, IDeputyGrain
{
    private LedgerStream<DeputyState> _stream = null!;

    private string Person => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<DeputyState>(
            this, ledger, StreamId.Of("deputy", Person), snapshot, DeputyState.None,
            static (_, type, _) => new DeputyState(type == DeputyEntryTypes.Named), static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> NameAsync(
        OperationId operation, string deputy, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var standing = await approvals.StandingAsync(deputy, cancellationToken);
        return await OnAsync(
            operation, $"name\n{deputy}\n{Rfc3339.Write(from)}\n{Rfc3339.Write(until)}",
            now => DeputyRules.Refuse(caller, deputy, standing, from, until, now),
            DeputyEntryTypes.Named,
            new JsonObject
            {
                ["deputy"] = deputy,
                ["from"] = Rfc3339.Write(from),
                ["person"] = Person,
                ["roles"] = new JsonArray([
                    .. DeputyRules.Deciding(caller.Roles).Select(role => role.Code()).Order(StringComparer.Ordinal).Select(code => JsonValue.Create(code)),
                ]),
                ["until"] = Rfc3339.Write(until),
            },
            cancellationToken);
    }

    public Task<Answer> EndAsync(OperationId operation, CancellationToken cancellationToken) => OnAsync(
        operation, "end", _ => _stream.State.IsNamed ? [] : [ApprovalReasons.NoDeputy],
        DeputyEntryTypes.Ended, new JsonObject { ["person"] = Person }, cancellationToken);

    private async Task<Answer> OnAsync(
        OperationId operation, string content, Func<DateTimeOffset, ImmutableArray<Reason>> refuse, string type, JsonObject body,
        CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var key = new OperationKey(caller.Subject, operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"{Person}\n{content}")));
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var now = time.GetUtcNow();
        var reasons = caller.Person == Person ? refuse(now) : [new Reason("auth.forbidden", "only the person names their deputy")];
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var entry = new NewEntry { Type = type, Time = now, Actor = caller.Subject, Auth = caller.Method, Body = CanonicalJson.Write(body) };
        return await _stream.CommitAsync(
            key, new Commitment([entry], (position, version) => new Answer.Done(position, version, null)), cancellationToken);
    }
}
