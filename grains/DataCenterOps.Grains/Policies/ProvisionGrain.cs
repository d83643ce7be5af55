using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Policies;

/// <summary>One provision. What a version says lies in the ledger by hash; which versions there are is read as rows.</summary>
[GrainType("dcops.provision")]
internal sealed class ProvisionGrain(
    ILedger ledger,
    PoliciesInForce policies,
    FrozenApprovals approvals,
    PolicyImpact impact,
    TimeProvider time,
    ILogger<ProvisionGrain> logger,
    [PersistentState("provision", "snapshots")] IPersistentState<Snapshot<ProvisionMemory>> snapshot) : Grain, IProvisionGrain
{
    private const string Kind = "provision";

    private LedgerStream<ProvisionMemory> _stream = null!;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<ProvisionMemory>(
            this, ledger, StreamId.Of(Kind, Id), snapshot, ProvisionMemory.None,
            static (_, _, body) => new ProvisionMemory(body.GetProperty("number").GetInt32(), body.GetProperty("documentSha256").GetString()),
            static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> ChangeAsync(ChangeProvision command, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var digest = CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"{Id}\n{command.Seen}\n{command.Text}"));
        var operation = new OperationKey(caller.Subject, command.Operation, digest);
        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        var (proposed, errors) = ProvisionForm.Parse(Id, command.Text);
        if (proposed is null)
        {
            return new Answer.Refused(0, [.. errors.Select(PackDrafts.Describe)], null);
        }

        var grounds = await policies.GroundsAsync(cancellationToken);
        var now = time.GetUtcNow();
        var reasons = Refuse(grounds, proposed, command.Seen, now);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var text = ProvisionForm.Write(proposed);
        var document = LedgerDocument.Of(Encoding.UTF8.GetBytes(text));
        if (NeedsTwo.ActsAlone(caller))
        {
            var entry = Entry(proposed, document.Sha256, caller.Subject, caller.Method, now, grounds) with { Approval = NeedsTwo.Alone };
            return await CommitAsync(operation, entry, document, cancellationToken);
        }

        var population = await PopulationAsync(grounds, proposed, now, cancellationToken);
        return await GrainFactory.GetGrain<IApprovalGrain>(ApprovalId.Create(now).Value).RequestAsync(
            new RequestApproval(
                command.Operation, digest, NeedsTwo.ChangeProvision, Kind, Id, _stream.AppliedVersion, null,
                ProvisionArguments.Write(document.Sha256, population), grounds.Written?.Revision, text)
            {
                More = population.NeedsMore ? 1 : 0,
            },
            cancellationToken);
    }

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(approval, NeedsTwo.ChangeProvision, Kind, Id, cancellationToken) is not var (record, operation))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var frozen = ProvisionArguments.Read(record.Request.Arguments);
        var bytes = await ledger.FindDocumentAsync(frozen.DocumentSha256, cancellationToken)
            ?? throw new InvalidOperationException($"the text of the provision of `{approval}` is missing");
        var (proposed, errors) = ProvisionForm.Parse(Id, Encoding.UTF8.GetString(bytes.Span));
        var grounds = await policies.GroundsAsync(cancellationToken);
        var now = time.GetUtcNow();
        reasons = proposed is null ? [.. errors.Select(PackDrafts.Describe)] : Refuse(grounds, proposed, null, now);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        // Consent was given to these and no others being refused.
        var population = await PopulationAsync(grounds, proposed!, now, cancellationToken);
        if (population.Sha256 != frozen.PopulationSha256)
        {
            return new Answer.Refused(
                0, [new Reason("approval.population", $"others would be newly refused now than when it was asked for: {population}")], null);
        }

        var entry = Entry(proposed!, frozen.DocumentSha256, record.Request.Requester.Subject, "approval", now, grounds) with { Approval = approval };
        return await CommitAsync(operation, entry, new LedgerDocument(frozen.DocumentSha256, bytes), cancellationToken);
    }

    private ImmutableArray<Reason> Refuse(Grounds grounds, LegalProvision proposed, int? seen, DateTimeOffset now)
    {
        var before = grounds.Law.Newest(Id)?.Provision ?? grounds.Written?.Provisions.FirstOrDefault(provision => provision.Id == Id);
        var reasons = ProvisionRules.Refuse(Id, before, _stream.State.Number, seen, proposed, now);
        if (grounds.Law.Count >= ProvisionLimits.AllVersions
            || (grounds.Law.Newest(Id) is null && grounds.Law.Ids.Count() >= ProvisionLimits.Provisions))
        {
            reasons = reasons.Add(new Reason("provision.bounds", "the register is full: bring what is settled into a pack"));
        }

        if (!reasons.IsEmpty || grounds.Written is not { } pack)
        {
            return reasons;
        }

        // Rules that do not type-check by it would leave nothing to decide by.
        var law = grounds.Law.With(ProvisionVersion.Of(_stream.State.Number + 1, proposed, now));
        return [.. LawOverlay.Check(pack, law, now).Select(PackDrafts.Describe)];
    }

    // As if it applied at once, also where its day is still to come: who agrees sees what it will do.
    private async Task<PopulationDelta> PopulationAsync(
        Grounds grounds, LegalProvision proposed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (grounds.Written is not { } pack)
        {
            return PopulationDelta.None;
        }

        var after = PoliciesInForce.Compile(pack, grounds.Law.AsIf([proposed], now), now);
        return await impact.PopulationAsync(grounds.Pack, after, grounds.Facts, grounds.Waivers, now, cancellationToken);
    }

    private NewEntry Entry(
        LegalProvision proposed, string sha256, string actor, string auth, DateTimeOffset now, Grounds grounds)
    {
        var version = ProvisionVersion.Of(_stream.State.Number + 1, proposed, now);
        return new NewEntry
        {
            Type = ProvisionEntryTypes.Changed,
            Time = now,
            Actor = actor,
            Auth = auth,
            PolicyRevision = grounds.Written?.Revision,
            Body = CanonicalJson.Write(new JsonObject
            {
                ["appliesAt"] = Rfc3339.Write(version.AppliesAt),
                ["documentSha256"] = sha256,
                ["id"] = Id,
                ["number"] = version.Number,
            }),
        };
    }

    private Task<Answer> CommitAsync(OperationKey operation, NewEntry entry, LedgerDocument document, CancellationToken cancellationToken) =>
        _stream.CommitAsync(
            operation,
            new Commitment([entry], (position, version) => new Answer.Done(position, version, null)) { Documents = [document] },
            cancellationToken);
}
