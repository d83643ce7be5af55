using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>What a token would be that nobody holds yet.</summary>
internal static class TokenDifference
{
    private static readonly LocalizedText Name = new("الغرض", "Usage", "What it is for");
    private static readonly LocalizedText Subject = new("الهوية التي تعمل به", "Identité qui agit", "Who acts with it");
    private static readonly LocalizedText Roles = new("الأدوار", "Rôles", "Roles");
    private static readonly LocalizedText Scope = new("المجال", "Portée", "Scope");
    private static readonly LocalizedText Networks = new("الشبكات المسموح بها", "Réseaux admis", "Networks it may come from");
    private static readonly LocalizedText Operations = new("العمليات المسموح بها", "Opérations admises", "Operations it may do");
    private static readonly LocalizedText Until = new("ينتهي في", "Fin", "Ends at");
    private static readonly LocalizedText Secret = new("بصمة سره (SHA-256)", "Empreinte de son secret (SHA-256)", "Hash of its secret (SHA-256)");

    public static ImmutableArray<DifferenceRow> Rows(ApprovalRequest request)
    {
        var token = FrozenToken.Read(request.Arguments);
        return
        [
            New(Name, token.Name),
            New(Subject, token.Identity.Subject),
            New(Roles, string.Join(", ", token.Identity.Roles.Select(role => role.Code()))) with { AreCodes = true },
            New(Scope, token.Identity.Scope.ToString()),
            New(Networks, token.Networks is { } networks ? string.Join(", ", networks.Select(network => network.Value)) : "*"),
            New(Operations, token.Identity.Operations is { } operations ? string.Join(", ", operations) : "*"),
            New(Until, Rfc3339.Write(token.Identity.ExpiresAt!.Value)),
            New(Secret, token.SecretSha256),
        ];
    }

    private static DifferenceRow New(LocalizedText label, string value) => new(label, "", value);
}
