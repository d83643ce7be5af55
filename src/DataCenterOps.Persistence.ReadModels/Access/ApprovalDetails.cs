using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Reads a request together with what it would change.</summary>
public sealed class ApprovalDetails(ApprovalQueries approvals, PackQueries packs, KnownPacks known, ProvisionQueries provisions, PersonQueries people, ApprovalSight sight)
{
    private static readonly LocalizedText Argument = new("القيمة", "Valeur", "Value");

    /// <summary>The request, or nothing when there is none that <paramref name="caller"/> may know about.</summary>
    public async Task<ApprovalDetail?> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var row = await approvals.FindAsync(
            caller.Scope, await sight.OperationsAsync(caller, cancellationToken), caller.Person, id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        using var form = JsonDocument.Parse(row.Form);
        var request = ApprovalForm.Read(form.RootElement);
        return new ApprovalDetail(
            row, request, await approvals.ActsAsync(id, cancellationToken), await DifferenceAsync(request, cancellationToken));
    }

    private async Task<ImmutableArray<DifferenceRow>> DifferenceAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        if (request.Operation == NeedsTwo.ActivatePack)
        {
            var frozen = PackArguments.Read(request.Arguments);
            var row = (await packs.ListAsync(cancellationToken)).FirstOrDefault(pack => pack.Revision == request.PolicyRevision);
            var before = row is null ? null : await known.ReadAsync(row.Id, row.DocumentSha256, cancellationToken);
            if (await known.ReadAsync(frozen.File, frozen.DocumentSha256, cancellationToken) is { } after)
            {
                return PackDifference.Rows(frozen).AddRange(PackDifference.Rows(before, after));
            }
        }

        if (request.Operation == NeedsTwo.ChangeProvision)
        {
            return await ProvisionAsync(request, cancellationToken);
        }

        if (request.Operation == NeedsTwo.ManageToken)
        {
            return TokenDifference.Rows(request);
        }

        if (request.Operation == NeedsTwo.GrantPerson && await people.FindAsync(request.SubjectId, cancellationToken) is { } person)
        {
            return GrantDifference.Rows(person, request);
        }

        if (request.Operation == NeedsTwo.BreakGlass)
        {
            return BreakGlassDifference.Rows(request);
        }

        if (request.Operation == NeedsTwo.GrantWaiver)
        {
            return WaiverDifference.Rows(request);
        }

        if (request.Operation == NeedsTwo.ChangeFact)
        {
            return FactArguments.Rows(request.Arguments);
        }

        if (request.Operation is NeedsTwo.Erase or NeedsTwo.EraseMonth)
        {
            return ErasureDifference.Rows(request);
        }

        // Everything that was frozen, as it is: nothing is left out because nobody has written words for it.
        using var arguments = JsonDocument.Parse(request.Arguments);
        return
        [
            .. arguments.RootElement.EnumerateObject().Select(member => new DifferenceRow(
                Argument.Select(word => $"{word} {member.Name}"), "",
                member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText())),
        ];
    }

    // Against the version that the requester saw; where there was none in the register, against the pack that was in force.
    private async Task<ImmutableArray<DifferenceRow>> ProvisionAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        var frozen = ProvisionArguments.Read(request.Arguments);
        var after = await packs.DocumentAsync(frozen.DocumentSha256, cancellationToken) is { } bytes
            ? ProvisionForm.Parse(request.SubjectId, Encoding.UTF8.GetString(bytes)).Provision
            : null;
        if (after is null)
        {
            throw new InvalidOperationException($"the text of the provision of `{request.Id}` is missing");
        }

        var seen = (await provisions.HistoryAsync(request.SubjectId, cancellationToken)).FirstOrDefault(row => row.Number == request.SubjectVersion);
        var row = seen is not null
            ? null
            : (await packs.ListAsync(cancellationToken)).FirstOrDefault(pack => pack.Revision == request.PolicyRevision);
        var pack = row is null ? null : await known.ReadAsync(row.Id, row.DocumentSha256, cancellationToken);
        var before = seen?.Read().Provision ?? pack?.Provisions.FirstOrDefault(provision => provision.Id == request.SubjectId);
        return PackDifference.Population(frozen.Denied, frozen.Vital, frozen.Judged).AddRange(ProvisionDifference.Rows(before, after));
    }
}
