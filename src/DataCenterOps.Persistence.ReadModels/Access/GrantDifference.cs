using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>
/// What roles would change for a person, beside what the person can be known by. The name lies beside the ledger and cannot be
/// frozen: it belongs to the account's version, which is.
/// </summary>
internal static class GrantDifference
{
    private static readonly LocalizedText Person = new("الشخص", "Personne", "Person");
    private static readonly LocalizedText Login = new("اسم الدخول", "Nom de connexion", "Sign-in name");
    private static readonly LocalizedText Joined = new("التحق في", "Entré le", "Joined at");
    private static readonly LocalizedText Factors = new("يدخل بواسطة", "Se connecte par", "Signs in by");
    private static readonly LocalizedText Roles = new("الأدوار", "Rôles", "Roles");
    private static readonly LocalizedText Scope = new("المجال", "Portée", "Scope");

    public static ImmutableArray<DifferenceRow> Rows(JoinedPerson person, ApprovalRequest request)
    {
        using var arguments = JsonDocument.Parse(request.Arguments);
        var frozen = arguments.RootElement;
        var (roles, scope) = PersonGrants.Read(request.Arguments);
        var factors = string.Join(", ", frozen.GetProperty("factors").EnumerateArray().Select(factor => $"factor-{factor.GetString()}"));
        return
        [
            Same(Person, person.Name ?? person.Id),
            Same(Login, person.Login ?? ""),
            Same(Joined, frozen.GetProperty("joinedAt").GetString()!),
            Same(Factors, factors) with { AreCodes = true },
            new DifferenceRow(Roles, person.Roles.Replace(",", ", ", StringComparison.Ordinal), string.Join(", ", roles.Select(role => role.Code()))) { AreCodes = true },
            new DifferenceRow(Scope, person.Tenant, scope.ToString()),
        ];
    }

    private static DifferenceRow Same(LocalizedText label, string value) => new(label, value, value);
}
