using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Grains.Estate;

/// <content>Changes of facts that wait for the facts' owner and a second person.</content>
internal abstract partial class DeclaredGrain
{
    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (await _services.Approvals.FindAsync(approval, cancellationToken) is not { } asked
            || _kind.GrainKey(asked.Request.SubjectId, asked.Request.Tenant) != this.GetPrimaryKeyString()
            || await _services.Approvals.FindAsync(approval, NeedsTwo.ChangeFact, _kind.Singular, asked.Request.SubjectId, cancellationToken)
                is not var (record, operation))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        var reasons = await _services.Approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var request = record.Request;
        var frozen = FactArguments.Read(request.Arguments);
        var written = await _services.Ledger.FindDocumentAsync(frozen.DocumentSha256, cancellationToken)
            ?? throw new InvalidOperationException($"the document of `{approval}` is missing");
        var before = await CurrentAsync(cancellationToken);
        var previous = Previous(before, request.SubjectId);

        // Times that are written as `now+30d` are those of the day on which it was asked for, as the document was shown.
        var document = Resolve(request.SubjectId, Encoding.UTF8.GetString(written.Span), previous, request.RequestedAt);
        return await DecideAgainAsync(record, frozen, operation, document, previous, before.Exists, cancellationToken);
    }

    private async Task<Answer> DecideAgainAsync(
        ApprovalRecord record, FactArguments frozen, OperationKey operation, DeclaredDocument document, DeclaredDocument? previous, bool exists,
        CancellationToken cancellationToken)
    {
        var now = _services.Time.GetUtcNow();
        var asker = Asker(record.Request.Requester, now);
        var grounds = await _services.Policies.GroundsAsync(cancellationToken);
        var after = new ProposedFacts(grounds.Facts, [document]);
        ImmutableArray<Reason> reasons =
        [
            .. EstateRules.Refuse(_kind, exists, retired: false, _stream.AppliedVersion, null, asker),
            .. EstateRules.RefuseChange(document, previous, asker),
            .. await MissingAsync(document, previous, grounds.Facts, cancellationToken),
        ];
        var decision = await _services.Decisions.DecideAsync(
            grounds, document, previous, _stream.AppliedVersion, after, asker, EnforcementPoint.Admission, now, cancellationToken);
        var judged = _kind.IsJudged() ? DecisionRecord.Of(decision) : null;
        reasons = judged is null ? reasons : reasons.AddRange(Decisions.ReasonsOf(decision));
        var hold = await HoldAsync(document, previous, grounds, after, now, cancellationToken);
        if (hold.Sha256 != frozen.HoldSha256)
        {
            reasons = reasons.Add(ApprovalReasons.FactsMoved);
        }

        return reasons.IsEmpty
            ? await DeclareAsync(operation, document, previous, frozen.Estate, asker, judged, record.Request.Id, now, cancellationToken)
            : await RefuseAsync(
                operation, document.Id, Encoding.UTF8.GetString(document.AsWritten.Span), exists ? "change" : "create", asker, reasons, judged, now,
                cancellationToken);
    }

    private static async ValueTask<FactHold> HoldAsync(
        DeclaredDocument document, DeclaredDocument? previous, Grounds grounds, ProposedFacts after, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        grounds.Pack is { } pack && !FactGuard.Changed(document, previous).IsEmpty
            ? await FactGuard.FindAsync(
                document, previous, grounds.Facts, FactGuard.AsItWasSaid(grounds.Facts, [(document, previous)]), after, pack, now, cancellationToken)
            : FactHold.None;

    private async Task<Answer> AskAsync(
        Declare command, OperationKey operation, DeclaredDocument document, DeclaredDocument? previous, FactHold hold, Caller caller, Grounds grounds,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        ImmutableArray<Reason> against =
        [
            .. hold.IsHeld ? ImmutableArray<Reason>.Empty
                : [new Reason(FactGuard.Code, "only with the rest of the estate does it set rules aside: declare it by itself first, then the rest")],
            .. ApprovalRules.Request(NeedsTwo.ChangeFact, document.Owner, caller),
        ];
        if (!against.IsEmpty)
        {
            // Nobody can be asked: the attempt is evidence all the same.
            return await RefuseAsync(
                operation, command.Id, command.AsWritten, previous is null ? "create" : "change", caller, hold.Reasons().AddRange(against), null, now,
                cancellationToken);
        }

        var written = Encoding.UTF8.GetBytes(command.AsWritten);
        var sha256 = CanonicalJson.Sha256(written);
        var facts = FactGuard.Changed(document, previous);
        var isLess = facts.Contains("criticality", StringComparer.Ordinal)
            && FactOwners.AlsoNeeded(_kind, "criticality", Criticality(previous), Criticality(document)) is not null;
        return await GrainFactory.GetGrain<IApprovalGrain>(ApprovalId.Create(now).Value).RequestAsync(
            new RequestApproval(
                command.Operation, operation.Digest, NeedsTwo.ChangeFact, _kind.Singular, command.Id, _stream.AppliedVersion, document.Owner,
                FactArguments.Write(sha256, command.Estate, hold, document, previous), grounds.Pack!.Pack.Revision, command.AsWritten)
            {
                Approvers = FactOwners.ApproversOf(_kind, hold.Facts, isLess, caller.Roles),
            },
            cancellationToken);
    }

    private static string? Criticality(DeclaredDocument? document) =>
        document?.Read() is { } fields && fields.TryGetProperty("criticality", out var value) ? value.GetString() : null;

    // What the document newly names may have gone while it waited; what it named before cannot.
    private static async ValueTask<ImmutableArray<Reason>> MissingAsync(
        DeclaredDocument document, DeclaredDocument? previous, IEstateFacts facts, CancellationToken cancellationToken)
    {
        var missing = ImmutableArray.CreateBuilder<Reason>();
        var before = previous is null ? [] : References.Of(previous).Select(named => (named.ToKind.Name, named.ToId)).ToHashSet();
        foreach (var named in References.Of(document).DistinctBy(named => (named.ToKind.Name, named.ToId)).Where(named => !before.Contains((named.ToKind.Name, named.ToId))))
        {
            if (await facts.FindAsync(named.ToKind.Name, named.ToId, cancellationToken) is null)
            {
                missing.Add(new Reason(EstateCodes.Reference, $"`{named.Path}` names the {named.ToKind.Name} `{named.ToId}`, which is not there any more"));
            }
        }

        return missing.ToImmutable();
    }

    // The entry names who asked: those who agreed are named by the approval.
    private static Caller Asker(ApprovalParty party, DateTimeOffset now) => new(
        party.Subject, TenantScope.TryParse(party.Organisation, out var scope) ? scope : default, party.Roles, "approval", now.AddMinutes(1))
    {
        Person = party.Person,
    };
}
