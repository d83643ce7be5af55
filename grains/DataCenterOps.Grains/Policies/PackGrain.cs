using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Domain.Policies.Signing;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Policies;

/// <summary>One pack. Its text lies in the ledger by hash; what is in force is the newest activation.</summary>
[GrainType("dcops.pack")]
internal sealed class PackGrain(
    ILedger ledger,
    PoliciesInForce policies,
    FrozenApprovals approvals,
    PackDrafts drafts,
    PolicyImpact impact,
    PackTrust trust,
    TimeProvider time,
    ILogger<PackGrain> logger,
    [PersistentState("pack", "snapshots")] IPersistentState<Snapshot<PackState>> snapshot) : Grain, IPackGrain
{
    private LedgerStream<PackState> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<PackState>(
            this, ledger, StreamId.Of("pack", this.GetPrimaryKeyString()), snapshot, PackState.None, Apply, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> ActivateAsync(ActivatePack command, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var text = Encoding.UTF8.GetBytes(command.Text);
        var document = LedgerDocument.Of(text);
        var operation = new OperationKey(caller.Subject, command.Operation, document.Sha256);
        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        var current = await policies.InForceAsync(cancellationToken);
        var inForce = current?.Revision;
        if (command.OnlyIfNone && inForce is not null)
        {
            return await UnchangedAsync(operation, cancellationToken);
        }

        var (compiled, reasons) = Permissions.Allows(caller, "pack.activate")
            ? Read(command.File, command.Text)
            : new PackDraft(null, [new Reason("auth.forbidden", "your roles do not allow to activate a pack")]);
        if (compiled is null)
        {
            // What does not parse or compile is no decision about anything: it is answered and not recorded.
            return new Answer.Refused(0, reasons, null);
        }

        var pack = compiled.Pack;
        var standing = PackStanding.Of(command.Text, pack, trust);
        if (!standing.Reasons.IsEmpty)
        {
            return new Answer.Refused(0, standing.Reasons, null);
        }

        // The same rules signed at last, or by another, are an act of their own: it says who vouches for them.
        if (inForce == pack.Revision && (standing.Signer is null || standing.Signer == current!.Signer))
        {
            return await UnchangedAsync(operation, cancellationToken);
        }

        var law = await policies.LawAsync(cancellationToken);
        var unlawful = LawOverlay.Check(pack, law, time.GetUtcNow());
        if (!unlawful.IsEmpty)
        {
            return new Answer.Refused(0, [.. unlawful.Select(PackDrafts.Describe)], null);
        }

        var alone = NeedsTwo.ActsAlone(caller);
        if (inForce is not null && !alone)
        {
            return await AskAsync(command, compiled, document.Sha256, inForce, cancellationToken);
        }

        var entry = Entry(pack, document.Sha256, standing, caller.Subject, caller.Method) with
        {
            Approval = inForce is not null ? NeedsTwo.Alone : null,
        };
        return await _stream.CommitAsync(
            operation,
            new Commitment([entry], (position, version) => new Answer.Done(position, version, null)) { Documents = [document] },
            cancellationToken);
    }

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(approval, NeedsTwo.ActivatePack, "pack", this.GetPrimaryKeyString(), cancellationToken)
            is not var (record, operation))
        {
            return FrozenApprovals.NotFound;
        }

        var request = record.Request;
        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var frozen = PackArguments.Read(request.Arguments);
        var text = await ledger.FindDocumentAsync(frozen.DocumentSha256, cancellationToken)
            ?? throw new InvalidOperationException($"the text of the pack of `{approval}` is missing");
        var written = Encoding.UTF8.GetString(text.Span);
        var (compiled, wrong) = Read(frozen.File, written);
        if (compiled is null)
        {
            return new Answer.Refused(0, wrong, null);
        }

        // A key may have lost its trust while the request waited.
        var standing = PackStanding.Of(written, compiled.Pack, trust);
        if (!standing.Reasons.IsEmpty)
        {
            return new Answer.Refused(0, standing.Reasons, null);
        }

        var unlawful = LawOverlay.Check(compiled.Pack, await policies.LawAsync(cancellationToken), time.GetUtcNow());
        if (!unlawful.IsEmpty)
        {
            return new Answer.Refused(0, [.. unlawful.Select(PackDrafts.Describe)], null);
        }

        // Consent was given to these and no others being refused: the estate has changed meanwhile when it would be others.
        var population = await PopulationAsync(compiled, cancellationToken);
        if (population.Sha256 != frozen.PopulationSha256)
        {
            return new Answer.Refused(
                0, [new Reason("approval.population", $"others would be newly refused now than when it was asked for: {population}")], null);
        }

        var entry = Entry(compiled.Pack, frozen.DocumentSha256, standing, request.Requester.Subject, "approval") with { Approval = approval };
        return await _stream.CommitAsync(
            operation, new Commitment([entry], (position, version) => new Answer.Done(position, version, null)), cancellationToken);
    }

    private async Task<Answer> AskAsync(
        ActivatePack command, CompiledPack draft, string sha256, string inForce, CancellationToken cancellationToken)
    {
        var population = await PopulationAsync(draft, cancellationToken);
        return await GrainFactory.GetGrain<IApprovalGrain>(ApprovalId.Create(time.GetUtcNow()).Value).RequestAsync(
            new RequestApproval(
                command.Operation, sha256, NeedsTwo.ActivatePack, "pack", this.GetPrimaryKeyString(), _stream.AppliedVersion, null,
                PackArguments.Write(command.File, sha256, draft.Pack, population), inForce, command.Text)
            {
                More = population.NeedsMore ? 1 : 0,
            },
            cancellationToken);
    }

    private async Task<PopulationDelta> PopulationAsync(CompiledPack draft, CancellationToken cancellationToken)
    {
        var grounds = await policies.GroundsAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await impact.PopulationAsync(
            grounds.Pack, PoliciesInForce.Compile(draft.Pack, grounds.Law, now), grounds.Facts, grounds.Waivers, now, cancellationToken);
    }

    private NewEntry Entry(Pack pack, string sha256, PackStanding standing, string actor, string auth) => new()
    {
        Type = "policies/pack-activated/1",
        Time = time.GetUtcNow(),
        Actor = actor,
        Auth = auth,
        PolicyRevision = pack.Revision,
        Body = Body(pack, sha256, standing),
    };

    private Task<Answer> UnchangedAsync(OperationKey operation, CancellationToken cancellationToken) =>
        _stream.AnswerAsync(operation, new Answer.Done(0, _stream.Version, null), cancellationToken);

    private PackDraft Read(string file, string text)
    {
        var draft = drafts.Read(file, text);
        return draft.Pack is { } compiled && compiled.Pack.Id != this.GetPrimaryKeyString()
            ? new PackDraft(null, [new Reason("pack.value", $"the pack says `{compiled.Pack.Id}` and was sent as `{this.GetPrimaryKeyString()}`")])
            : draft;
    }

    private static byte[] Body(Pack pack, string sha256, PackStanding standing)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("documentSha256", sha256);
            writer.WriteString("id", pack.Id);
            writer.WriteString("revision", pack.Revision);
            writer.WriteString("version", pack.Version);
            if (standing.Signer is { } signer)
            {
                writer.WriteString("signature", standing.Note);
                writer.WriteString("signer", signer);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return CanonicalJson.Write(document.RootElement);
    }

    private static PackState Apply(PackState state, string type, JsonElement body) =>
        new(body.GetProperty("revision").GetString());
}
