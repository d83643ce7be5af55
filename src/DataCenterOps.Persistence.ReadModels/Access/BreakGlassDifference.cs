using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>What would be lifted, for whom and for how long, in words for who is to agree.</summary>
internal static class BreakGlassDifference
{
    private static readonly LocalizedText Tenant = new("الهيئة", "Organisme", "Tenant");
    private static readonly LocalizedText System = new("النظام", "Système", "System");
    private static readonly LocalizedText Hours = new("عدد الساعات", "Heures", "Hours");
    private static readonly LocalizedText Reason = new("السبب", "Motif", "Reason");

    public static ImmutableArray<DifferenceRow> Rows(ApprovalRequest request)
    {
        var asked = BreakGlassRequest.Read(request.Arguments);

        // No system means all of the tenant's, and no tenant means everything, as scopes are written.
        return
        [
            new DifferenceRow(Tenant, "", asked.Scope.Tenant?.Value ?? "*"),
            .. asked.Scope.System is { } system ? [new DifferenceRow(System, "", system)] : ImmutableArray<DifferenceRow>.Empty,
            new DifferenceRow(Hours, "", asked.Hours.ToString(CultureInfo.InvariantCulture)),
            new DifferenceRow(Reason, "", asked.Reason),
        ];
    }
}
