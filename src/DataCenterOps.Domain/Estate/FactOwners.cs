using System.Collections.Frozen;
using System.Collections.Immutable;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Who may change a fact: a rule can be defeated by editing the fact it reads, so each fact has an owner of its own.
/// </summary>
public static class FactOwners
{
    private static readonly ImmutableArray<Role> Protection = [Role.SecurityOfficer, Role.Dpo];
    private static readonly ImmutableArray<Role> Operation = [Role.Operator];
    private static readonly ImmutableArray<Role> Finance = [Role.FinanceOfficer];
    private static readonly ImmutableArray<Role> Security = [Role.SecurityOfficer];
    private static readonly ImmutableArray<Role> Administration = [Role.Operator, Role.TenantAdmin];

    private static readonly FrozenDictionary<string, ImmutableArray<Role>> ByKind =
        new Dictionary<string, ImmutableArray<Role>>(StringComparer.Ordinal)
        {
            ["Authorisation"] = Protection,
            ["Tariff"] = Finance,
            ["Budget"] = Finance,
            ["Service"] = Administration,
            ["Key"] = Security,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    // The facts by which data are protected belong to the same people whatever document states them.
    private static readonly FrozenDictionary<(string Kind, string Field), ImmutableArray<Role>> ByField =
        (from fact in (string[])["classification", "personalData", "sensitiveData", "highRisk", "vitalStateInterest", "dataCategories"]
         from kind in (string[])["System", "Source", "Flow", "Agreement"]
         where EstateSchema.Get(kind).Shape.Find(fact) is not null
         select ((kind, fact), Protection)).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The roles one of which may change <paramref name="field"/>.</summary>
    /// <param name="kind">The document's kind.</param>
    /// <param name="field">A field of the document itself: what lies within it belongs to the same.</param>
    public static ImmutableArray<Role> Of(DocumentKind kind, string field) =>
        ByField.TryGetValue((kind.Name, field), out var fact) ? fact
        : ByKind.TryGetValue(kind.Name, out var whole) ? whole
        : Operation;

    /// <summary>
    /// The role whose consent is needed besides: of the security officer, when the criticality of a system falls, for
    /// fewer people would then be called when it fails.
    /// </summary>
    public static Role? AlsoNeeded(DocumentKind kind, string field, string? before, string? after) =>
        kind.Name == "System" && field == "criticality" && Weight(after) < Weight(before) ? Role.SecurityOfficer : null;

    private static int Weight(string? criticality) => criticality switch
    {
        "vital" => 3,
        "important" => 2,
        "standard" => 1,
        _ => 0,
    };
}
