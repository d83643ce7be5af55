using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using Orleans;

namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>
/// For whose things enforcement is lifted. A thing lies inside when everything that it joins does: a flow to another tenant is
/// the other's too.
/// </summary>
/// <param name="Tenant">The tenant, also of the system; absent for everything.</param>
/// <param name="System">The one system; absent for a whole tenant.</param>
[GenerateSerializer, Immutable, Alias("dcops.BreakGlassScope")]
public sealed record BreakGlassScope([property: Id(0)] TenantId? Tenant, [property: Id(1)] string? System)
{
    /// <summary>The whole platform.</summary>
    public static BreakGlassScope Everything { get; } = new(null, null);

    /// <summary>Whether nothing lies outside.</summary>
    public bool IsEverything => Tenant is null && System is null;

    /// <summary>Whether a subject of policies lies inside. What nobody can tell does not.</summary>
    public bool Covers(EvaluationDocument subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (IsEverything)
        {
            return true;
        }

        var inside = System ?? Tenant!.Value.Value;
        var joined = System is null ? SubjectJoins.Tenants(subject) : SubjectJoins.Systems(subject);
        return !joined.IsEmpty && joined.All(id => id == inside);
    }
}
