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

    // What a thing is said to be, by which rules choose it or let it pass. What is built, moved, run or appointed is not
    // here: placements, endpoints, resources, keys, vendors and officers change because something happens.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Statements =
        new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
        {
            ["System"] =
            [
                "classification", "criticality", "dataCategories", "dpia", "highRisk", "kind", "personalData", "purposes", "register",
                "rpoMinutes", "rtoMinutes", "sensitiveData", "vitalStateInterest",
            ],
            ["Source"] = ["categories", "catalogueId", "classification"],
            ["Flow"] = ["classification", "dataCategories", "network", "purpose"],
            ["Agreement"] = ["dataCategories", "purposes"],
            ["Authorisation"] = ["dataCategories", "jurisdictions", "kind", "validUntil"],
            ["Site"] = ["accreditations", "classificationCeiling", "coordinates", "jurisdiction", "national"],
            ["Vendor"] =
            [
                "controlJurisdictions", "incorporatedIn", "licences", "privilegedAccess", "provides", "supportCountries", "ultimateOwners",
            ],
            ["Tenant"] = ["kind"],
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The fields of a document that say what a thing is, so that changing them alone may get round a rule. In the order of names;
    /// none for kinds that no rule reads.
    /// </summary>
    public static ImmutableArray<string> StatementsOf(DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Statements.GetValueOrDefault(kind.Name, []);
    }

    /// <summary>
    /// The roles that may agree to a change of <paramref name="facts"/> asked for in <paramref name="askedBy"/>: an owner of what the
    /// asker does not own; where the asker owns all of it, another owner or somebody who answers for the protection of data.
    /// </summary>
    /// <param name="kind">The document's kind.</param>
    /// <param name="facts">The fields that change; at least one.</param>
    /// <param name="lessCritical">Whether a system becomes less critical, to which the security officer agrees.</param>
    /// <param name="askedBy">The roles of who asks.</param>
    public static ImmutableArray<Role> ApproversOf(
        DocumentKind kind, ImmutableArray<string> facts, bool lessCritical, ImmutableArray<Role> askedBy)
    {
        var owners = facts.Select(fact => Of(kind, fact)).ToArray();
        var foreign = owners.Where(roles => !roles.Any(askedBy.Contains)).ToArray();
        if (lessCritical && !askedBy.Contains(Role.SecurityOfficer))
        {
            return Security;
        }

        if (foreign.Length == 0)
        {
            return [.. owners.SelectMany(roles => roles).Concat(Protection).Distinct().Order()];
        }

        var common = foreign.Aggregate((IEnumerable<Role>)foreign[0], (all, roles) => all.Intersect(roles)).Order().ToImmutableArray();
        return common.IsEmpty ? Security : common;
    }

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
