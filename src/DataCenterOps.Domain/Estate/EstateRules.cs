using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Estate;

/// <summary>What stands against changing a declared object, whatever the policies say. Pure.</summary>
public static class EstateRules
{
    /// <summary>Whether policies judge documents of this kind, so that nothing passes without a pack in force.</summary>
    public static bool IsJudged(this DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Hydrator.TargetOf(kind.Name) is not null;
    }

    /// <summary>Every reason against a declaration that its text need not be read for.</summary>
    public static ImmutableArray<Reason> Refuse(
        DocumentKind kind, bool exists, bool retired, long version, long? ifVersion, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (!Permissions.Allows(caller, Permissions.ToDeclare(kind.Singular)))
        {
            reasons.Add(new Reason("auth.forbidden", $"your roles do not allow to declare a `{kind.Name}`"));
        }

        if (retired)
        {
            reasons.Add(new Reason("estate.id_retired", "the id was used and retired: choose another one"));
        }

        AddStale(reasons, exists ? version : 0, ifVersion);
        return reasons.ToImmutable();
    }

    /// <summary>Every reason against this change of an existing object.</summary>
    public static ImmutableArray<Reason> RefuseChange(DeclaredDocument document, DeclaredDocument? previous, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (previous is null)
        {
            return [];
        }

        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (document.Kind.Immutable)
        {
            reasons.Add(new Reason("estate.immutable", $"a published `{document.Kind.Name}` never changes: declare a new one"));
        }

        return reasons.ToImmutable();
    }

    /// <summary>Every reason against retiring an object.</summary>
    public static ImmutableArray<Reason> RefuseRetirement(
        DocumentKind kind, string id, bool exists, bool retired, long version, long? ifVersion, Caller caller,
        ImmutableArray<string> users)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (!Permissions.Allows(caller, Permissions.ToDeclare(kind.Singular)))
        {
            reasons.Add(new Reason("auth.forbidden", $"your roles do not allow to retire a `{kind.Name}`"));
        }

        if (!exists || retired)
        {
            reasons.Add(new Reason("not_found", $"there is no `{kind.Name}` `{id}` to retire"));
        }

        if (kind.Name == SignedInventory.Kind)
        {
            reasons.Add(new Reason("inventory.kept", "what a site has attested is replaced by its next inventory and never taken away"));
        }

        if (!users.IsEmpty)
        {
            const int Shown = 5;
            var more = users.Length > Shown ? $" and {users.Length - Shown} more" : "";
            reasons.Add(new Reason(
                "estate.reference", $"`{id}` is in use by {string.Join(", ", users.Take(Shown).Select(user => $"`{user}`"))}{more}"));
        }

        AddStale(reasons, version, ifVersion);
        return reasons.ToImmutable();
    }

    private static void AddStale(ImmutableArray<Reason>.Builder reasons, long version, long? ifVersion)
    {
        if (ifVersion is { } seen && seen != version)
        {
            reasons.Add(new Reason("version.stale", $"you saw version {seen} and it is {version} now: read again"));
        }
    }
}
