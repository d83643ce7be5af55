using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Reads a request together with what it would change.</summary>
public sealed class ApprovalDetails(ApprovalQueries approvals, PackQueries packs, PersonQueries people, ApprovalSight sight)
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
            var known = (await packs.ListAsync(cancellationToken)).FirstOrDefault(pack => pack.Revision == request.PolicyRevision);
            var before = known is null ? null : await PackAsync(known.Id, known.DocumentSha256, cancellationToken);
            if (await PackAsync(frozen.File, frozen.DocumentSha256, cancellationToken) is { } after)
            {
                return PackDifference.Rows(frozen).AddRange(PackDifference.Rows(before, after));
            }
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

        // Everything that was frozen, as it is: nothing is left out because nobody has written words for it.
        using var arguments = JsonDocument.Parse(request.Arguments);
        return
        [
            .. arguments.RootElement.EnumerateObject().Select(member => new DifferenceRow(
                Argument.Select(word => $"{word} {member.Name}"), "",
                member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText())),
        ];
    }

    private async Task<Pack?> PackAsync(string file, string sha256, CancellationToken cancellationToken) =>
        await packs.DocumentAsync(sha256, cancellationToken) is { } bytes ? PackParser.Parse(file, Encoding.UTF8.GetString(bytes)).Pack : null;
}
