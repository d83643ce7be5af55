using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>What would be left open, until when and why, in words for who is to agree: each finding with its evidence.</summary>
internal static class WaiverDifference
{
    private static readonly LocalizedText Policy = new("السياسة", "Politique", "Policy");
    private static readonly LocalizedText Until = new("حتى", "Jusqu’au", "Until");
    private static readonly LocalizedText Reason = new("السبب", "Motif", "Reason");
    private static readonly LocalizedText Ticket = new("المرجع", "Ticket", "Ticket");
    private static readonly LocalizedText Owner = new("متحمّل الخطر", "Porteur du risque", "Risk owner");
    private static readonly LocalizedText Control = new("تدبير تعويضي", "Mesure compensatoire", "Compensating control");
    private static readonly LocalizedText Renewal = new("رقم التجديد", "Renouvellement n°", "Renewal");
    private static readonly LocalizedText Plan = new("خطة المعالجة", "Plan de remédiation", "Remediation plan");
    private static readonly LocalizedText Open = new("يبقى مفتوحًا", "Resterait ouvert", "Would stay open");

    public static ImmutableArray<DifferenceRow> Rows(ApprovalRequest request)
    {
        var frozen = WaiverArguments.Read(request.Arguments);
        var asked = frozen.Request;
        return
        [
            new DifferenceRow(Policy, "", asked.Policy),
            new DifferenceRow(Until, "", Rfc3339.Write(asked.Until)),
            new DifferenceRow(Reason, "", asked.Reason),
            new DifferenceRow(Ticket, "", asked.Ticket),
            new DifferenceRow(Owner, "", asked.RiskOwner),
            .. asked.Controls.Select(control => new DifferenceRow(Control, "", control)),
            .. frozen.Renewal.Number == 0
                ? ImmutableArray<DifferenceRow>.Empty
                : [new DifferenceRow(Renewal, "", frozen.Renewal.Number.ToString(CultureInfo.InvariantCulture))],
            .. asked.Plan is { } plan
                ? [new DifferenceRow(Plan, "", asked.PlanDue is { } due ? $"{plan} ({Rfc3339.Write(due)})" : plan)]
                : ImmutableArray<DifferenceRow>.Empty,
            .. frozen.Pairs.Select(pair => new DifferenceRow(Open.Select(word => $"{word}: {pair.Rule}"), "", $"{pair.Kind} {pair.Id}: {pair.Shown}")),
        ];
    }
}
