using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Grains.Access;

/// <summary>Which grain carries out which operation. Only the request's name travels.</summary>
internal sealed class ApprovedOperations(IGrainFactory grains)
{
    /// <summary>Carries the request out, or says why not. A repeat gets the first answer.</summary>
    public Task<Answer> ExecuteAsync(ApprovalRequest request, CancellationToken cancellationToken) => request.Operation switch
    {
        NeedsTwo.ActivatePack => grains.GetGrain<IPackGrain>(request.SubjectId).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.ChangeProvision => grains.GetGrain<IProvisionGrain>(request.SubjectId).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.BreakGlass => grains.GetGrain<IBreakGlassGrain>(request.SubjectId).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.ManageToken => grains.GetGrain<ITokenGrain>(request.SubjectId).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.GrantPerson => grains.GetGrain<IPersonAccountGrain>(request.SubjectId).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.GrantWaiver => grains.GetGrain<IWaiverGrain>(request.SubjectId).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.AcceptLoss => grains.GetGrain<IEpochGrain>(0).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.Erase or NeedsTwo.EraseMonth => grains.GetGrain<IErasureGrain>(request.SubjectId).ExecuteApprovedAsync(request.Id, cancellationToken),
        NeedsTwo.ChangeFact => ChangeFactAsync(request, cancellationToken),
        _ => throw new InvalidOperationException($"nothing carries out `{request.Operation}`"),
    };

    private Task<Answer> ChangeFactAsync(ApprovalRequest request, CancellationToken cancellationToken)
    {
        var kind = EstateSchema.Kinds.First(kind => kind.Singular == request.SubjectKind);
        return grains.GetDeclared(kind, kind.GrainKey(request.SubjectId, request.Tenant)).ExecuteApprovedAsync(request.Id, cancellationToken);
    }
}
