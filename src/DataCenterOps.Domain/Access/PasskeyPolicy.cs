using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// Whose passkeys may be of the kind that its maker copies to other devices: such a key may lie in a foreign cloud, under a law
/// that is not ours. WebAuthn calls it backup-eligible.
/// </summary>
/// <param name="SyncedRoles">Roles that may; whoever has another one besides may not.</param>
public sealed record PasskeyPolicy(ImmutableArray<Role> SyncedRoles)
{
    /// <summary>Passkeys of one person.</summary>
    public const int PerPerson = 10;

    /// <summary>The longest name of a passkey, in characters.</summary>
    public const int MaxName = 40;

    /// <summary>Those who change nothing.</summary>
    public static PasskeyPolicy Default { get; } = new([Role.TenantReader, Role.Auditor]);

    /// <summary>Reads codes of roles, separated by commas; empty for none.</summary>
    public static PasskeyPolicy? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var roles = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => RoleCodes.TryParse(code, out var role) ? role : (Role?)null).ToArray();
        return roles.Contains(null) ? null : new PasskeyPolicy([.. roles.OfType<Role>()]);
    }

    /// <summary>What stands against enrolling a passkey.</summary>
    /// <param name="held">The person's roles.</param>
    /// <param name="name">What they call it.</param>
    /// <param name="isBackupEligible">Whether it may be copied to other devices.</param>
    /// <param name="others">How many they have already.</param>
    public ImmutableArray<Reason> Refuse(ImmutableArray<Role> held, string name, bool isBackupEligible, int others)
    {
        ArgumentNullException.ThrowIfNull(name);
        var reasons = Refuse(held, isBackupEligible);
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
        {
            reasons = reasons.Add(new Reason("passkey.name", $"the name of a passkey has 1 to {MaxName} characters"));
        }

        return others < PerPerson ? reasons : reasons.Add(new Reason("passkey.many", $"a person has at most {PerPerson} passkeys"));
    }

    /// <summary>What stands against a passkey that is to be somebody's only way in.</summary>
    /// <param name="held">Their roles; somebody without one may be given any later, and could not come in by it then.</param>
    /// <param name="name">What they call it.</param>
    /// <param name="isBackupEligible">Whether it may be copied to other devices.</param>
    public ImmutableArray<Reason> RefuseAlone(ImmutableArray<Role> held, string name, bool isBackupEligible) =>
        Refuse(held.IsEmpty ? [.. Enum.GetValues<Role>()] : held, name, isBackupEligible, others: 0);

    /// <summary>What stands against a passkey of somebody with these roles.</summary>
    public ImmutableArray<Reason> Refuse(ImmutableArray<Role> held, bool isBackupEligible) =>
        !isBackupEligible || held.All(SyncedRoles.Contains)
            ? []
            : [new Reason("passkey.synced", "this passkey may be copied to a cloud, which your roles do not allow")];
}
