using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>What would be erased and how much of it there was, in words for who is to agree; never what it says.</summary>
internal static class ErasureDifference
{
    private static readonly ImmutableArray<(string Member, LocalizedText Label)> Labels =
    [
        ("kind", new("النوع", "Type", "Kind")),
        ("id", new("العنصر", "Objet", "Object")),
        ("tenant", new("الهيئة", "Organisme", "Tenant")),
        ("month", new("الشهر", "Mois", "Month")),
        ("details", new("عدد التفاصيل الشخصية", "Détails personnels", "Personal details")),
    ];

    public static ImmutableArray<DifferenceRow> Rows(ApprovalRequest request)
    {
        using var arguments = JsonDocument.Parse(request.Arguments);
        var root = arguments.RootElement;
        return
        [
            .. Labels.Where(label => root.TryGetProperty(label.Member, out _)).Select(label => new DifferenceRow(label.Label, "", root.GetProperty(label.Member).ToString())),
        ];
    }
}
