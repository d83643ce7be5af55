using System.Collections.Frozen;
using System.Collections.Immutable;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>
/// Which operations need more than one person: one table, beside <see cref="Permissions"/>, which says who may ask. What
/// it does not name is done by one.
/// </summary>
public static class NeedsTwo
{
    /// <summary>Puts another revision of a pack in force, or an older one again.</summary>
    public const string ActivatePack = "pack.activate";

    /// <summary>Records another version of a provision: rules judge by its values, and say how sure they are of it.</summary>
    public const string ChangeProvision = "provision.change";

    /// <summary>Gives a privileged role to a person.</summary>
    public const string GrantPerson = "person.grant";

    /// <summary>The kind of the subject of <see cref="GrantPerson"/>.</summary>
    public const string Person = "person";

    /// <summary>Makes an API token over all tenants with a privileged role.</summary>
    public const string ManageToken = "token.manage";

    /// <summary>Lifts enforcement for some hours.</summary>
    public const string BreakGlass = "break-glass.begin";

    /// <summary>Leaves findings open for a while.</summary>
    public const string GrantWaiver = "waiver.grant";

    /// <summary>Changes what is said of a thing, so that an enforced rule no longer stands against it.</summary>
    public const string ChangeFact = "fact.change";

    /// <summary>Goes on with a ledger after a restore that has lost entries which were signed.</summary>
    public const string AcceptLoss = "ledger.accept-loss";

    /// <summary>Erases what is personal in one declared object.</summary>
    public const string Erase = "ledger.erase";

    /// <summary>Destroys the key of all that is personal in a tenant's month, in backups too.</summary>
    public const string EraseMonth = "ledger.erase-month";

    /// <summary>What the entry of an act says that needs more than one person and was done by the set-up identity.</summary>
    public const string Alone = "alone";

    /// <summary>What the entry of a sign-in says that brings roles which need more than one person, on the word of the issuer alone.</summary>
    public const string Issuer = "issuer";

    private static readonly FrozenDictionary<string, TwoPersonRule> Table =
        new Dictionary<string, TwoPersonRule>(StringComparer.Ordinal)
        {
            [ActivatePack] = new(1, [Role.SecurityOfficer, Role.Operator]) { Askers = [Role.SecurityOfficer] },
            // Each request names which of these may agree: the fact's owner, and never who asked.
            [ChangeFact] = new(1, [Role.SecurityOfficer, Role.Dpo, Role.Operator])
            {
                Askers = [Role.Operator, Role.SecurityOfficer, Role.Dpo],
            },
            [ChangeProvision] = new(1, [Role.SecurityOfficer, Role.Operator]) { Askers = [Role.SecurityOfficer] },
            [GrantPerson] = new(1, [Role.PlatformAdmin, Role.SecurityOfficer]) { Askers = [Role.PlatformAdmin] },
            [ManageToken] = new(1, [Role.PlatformAdmin, Role.SecurityOfficer]) { Askers = [Role.PlatformAdmin] },
            // Two roles, so that neither those who run systems nor those who judge them lift the rules among themselves.
            [BreakGlass] = new(1, [Role.Operator, Role.SecurityOfficer])
            {
                Askers = [Role.Operator, Role.SecurityOfficer], OtherRole = true,
            },
            // Who runs a system asks; who answers for the rules or for persons' data agrees, and two of them.
            [GrantWaiver] = new(WaiverLimits.Others, [Role.SecurityOfficer, Role.Dpo])
            {
                Askers = [Role.Operator, Role.SecurityOfficer, Role.TenantAdmin, Role.Dpo],
            },
            // As break-glass: nobody hides among their own kind what they have lost. The set-up identity does not act alone here either.
            [AcceptLoss] = new(1, [Role.Operator, Role.SecurityOfficer])
            {
                Askers = [Role.Operator, Role.SecurityOfficer], OtherRole = true,
            },
            // What is erased does not come back. Of a whole month somebody of another role looks at it, too.
            [Erase] = new(1, [Role.SecurityOfficer, Role.Dpo]) { Askers = [Role.SecurityOfficer, Role.Dpo] },
            [EraseMonth] = new(1, [Role.SecurityOfficer, Role.Dpo, Role.Operator])
            {
                Askers = [Role.SecurityOfficer, Role.Dpo], OtherRole = true,
            },
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Roles that one person does not give alone: they change what others may do, or what things cost.</summary>
    public static ImmutableArray<Role> Privileged { get; } =
        [Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.PlatformAdmin];

    /// <summary>The roles that agree to something: who is in none of them is nobody's deputy, an auditor among them.</summary>
    public static ImmutableArray<Role> Deciders { get; } = [.. Table.Values.SelectMany(rule => rule.Approvers).Distinct()];

    /// <summary>Every operation that needs more than one person.</summary>
    public static IEnumerable<string> Operations => Table.Keys;

    /// <summary>What the table asks for <paramref name="operation"/>, or nothing where one person is enough.</summary>
    public static TwoPersonRule? Find(string operation) => Table.GetValueOrDefault(operation);

    /// <summary>Whether what <paramref name="operation"/> does cannot be undone: it is answered when a signed checkpoint covers it.</summary>
    public static bool Destroys(string operation) => operation is Erase or EraseMonth;

    /// <summary>Whether giving these roles over <paramref name="scope"/> needs more than one person.</summary>
    public static bool IsPrivileged(TenantScope scope, ImmutableArray<Role> roles) => scope.IsAll && roles.Any(Privileged.Contains);

    /// <summary>
    /// Whether <paramref name="caller"/> is the identity that sets the platform up: it acts alone until it is revoked, for
    /// before it has made persons there is nobody to ask. Each such act is an entry that says so.
    /// </summary>
    public static bool ActsAlone(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller is { Subject: Identity.SetUp, Person: null };
    }
}
