using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// Who may do what: one table, deny by default. An operation that is not in it is nobody's. Platform administrators see
/// no tenant's data; auditors change nothing.
/// </summary>
public static class Permissions
{
    private static readonly ImmutableArray<Role> Readers =
    [
        Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.Auditor, Role.TenantAdmin, Role.TenantReader, Role.Dpo,
    ];

    // What a caller asks for who declares a document; the kind's own row decides which.
    private const string AnyDeclaration = "document.declare";

    private const string Declaring = ".declare";

    // One's own account and sessions: also of a person who has no role yet, and can do nothing else.
    private const string Self = "profile.self";

    private static readonly FrozenDictionary<string, ImmutableArray<Role>> Table = WithDeclarations(
        new Dictionary<string, ImmutableArray<Role>>(StringComparer.Ordinal)
        {
            ["estate.read"] = Readers,
            ["estate.plan"] = [Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.Auditor, Role.TenantAdmin, Role.Dpo],
            ["estate.apply"] = [Role.Operator],
            ["estate.declare"] = [Role.Operator, Role.SecurityOfficer],
            ["tariff.declare"] = [Role.FinanceOfficer],
            ["meter.declare"] = [Role.FinanceOfficer, Role.Operator],
            ["budget.declare"] = [Role.FinanceOfficer],
            ["service.declare"] = [Role.Operator, Role.TenantAdmin],
            ["authorisation.declare"] = [Role.SecurityOfficer, Role.Dpo],
            ["decision.evaluate"] = Readers,
            ["decision.read"] = Readers,
            ["finding.read"] = Readers,
            ["report.read"] = Readers,
            ["sovereignty.read"] = Readers,
            ["policy.sweep"] = [Role.Operator, Role.SecurityOfficer, Role.System],
            ["policy.preview"] = [Role.Operator, Role.SecurityOfficer, Role.Auditor],
            ["pack.activate"] = [Role.SecurityOfficer],
            ["pack.read"] = Readers,
            ["provision.read"] = Readers,
            ["provision.change"] = [Role.SecurityOfficer],
            ["check.read"] = Readers,
            ["usage.send"] = [Role.Operator, Role.FinanceOfficer],
            ["cost.read"] = Readers,
            ["metrics.read"] = [Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.Auditor],
            ["ledger.read"] = [Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.Auditor, Role.TenantAdmin, Role.Dpo],

            // Entries of all tenants as the log's bundles hold them: what is needed to check the whole ledger.
            ["log.read"] = [Role.Auditor],

            // All that there is, in clear: only for those who run the data centre as a whole.
            ["ledger.backup"] = [Role.Operator],
            ["ledger.accept-loss"] = [Role.Operator, Role.SecurityOfficer],
            ["ledger.erase"] = [Role.SecurityOfficer, Role.Dpo],
            ["ledger.erase-month"] = [Role.SecurityOfficer, Role.Dpo],
            ["approval.read"] = [Role.Operator, Role.SecurityOfficer, Role.PlatformAdmin, Role.Auditor, Role.TenantAdmin, Role.Dpo],
            ["approval.decide"] = [Role.Operator, Role.SecurityOfficer, Role.PlatformAdmin, Role.TenantAdmin, Role.Dpo],
            ["waiver.read"] = Readers,
            ["waiver.grant"] = [Role.Operator, Role.SecurityOfficer, Role.TenantAdmin, Role.Dpo],
            ["waiver.revoke"] = [Role.Operator, Role.SecurityOfficer, Role.TenantAdmin, Role.Dpo],
            ["break-glass.read"] = [Role.Operator, Role.SecurityOfficer, Role.Auditor],
            ["break-glass.begin"] = [Role.Operator, Role.SecurityOfficer],
            ["break-glass.end"] = [Role.Operator, Role.SecurityOfficer],

            // The one thing that an auditor writes, and it changes nothing but that it was looked at.
            ["break-glass.review"] = [Role.SecurityOfficer, Role.Auditor],
            ["token.manage"] = [Role.PlatformAdmin],
            ["person.manage"] = [Role.PlatformAdmin],
            [Self] = [.. Enum.GetValues<Role>().Where(role => role != Role.System)],
            ["message.read"] = [Role.PlatformAdmin, Role.SecurityOfficer, Role.Auditor],
            ["message.manage"] = [Role.PlatformAdmin, Role.SecurityOfficer],
            ["view.rebuild"] = [Role.PlatformAdmin],

            // The program's own work, under a name that no person and no token can have.
            ["credential.check"] = [Role.System],
            ["message.send"] = [Role.System],
            ["approval.execute"] = [Role.System],
            ["break-glass.close"] = [Role.System],
            ["waiver.close"] = [Role.System],
            ["check.run"] = [Role.System],
            ["ledger.clean"] = [Role.System],
            ["ledger.digest"] = [Role.System],
            ["usage.rate"] = [Role.System],
        });

    /// <summary>Every operation that the table knows.</summary>
    public static IEnumerable<string> Operations => Table.Keys;

    /// <summary>Whether <paramref name="caller"/> may do <paramref name="operation"/> somewhere.</summary>
    public static bool Allows(Caller caller, string operation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var held = caller.HasAny(RolesFor(operation).AsSpan()) || (operation == Self && caller.Person is not null);
        return held && (caller.Operations is not { } bound || Includes(bound, operation));
    }

    /// <summary>Whether a credential may be bound to <paramref name="operation"/>.</summary>
    public static bool IsNamed(string operation) => operation != AnyDeclaration && Table.ContainsKey(operation);

    /// <summary>The roles that may do <paramref name="operation"/>; none for one that the table does not know.</summary>
    public static ImmutableArray<Role> RolesFor(string operation) => Table.GetValueOrDefault(operation, []);

    /// <summary>The operation of declaring a document of this kind (its singular, as in <c>tariff</c>).</summary>
    public static string ToDeclare(string singular) =>
        Table.ContainsKey(singular + Declaring) ? singular + Declaring : "estate.declare";

    // Who may declare documents of some kind may ask to declare; the kind's own operation decides.
    private static bool Includes(ImmutableArray<string> bound, string operation) =>
        bound.Contains(operation, StringComparer.Ordinal)
        || (operation == AnyDeclaration && bound.Any(one => one.EndsWith(Declaring, StringComparison.Ordinal)));

    private static FrozenDictionary<string, ImmutableArray<Role>> WithDeclarations(Dictionary<string, ImmutableArray<Role>> table)
    {
        table.Add(
            AnyDeclaration,
            [.. table.Where(row => row.Key.EndsWith(Declaring, StringComparison.Ordinal)).SelectMany(row => row.Value).Distinct()]);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
