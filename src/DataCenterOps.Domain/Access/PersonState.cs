using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Access;

/// <summary>What the entries say of one person who may come in. No name, no secret: these lie beside the ledger.</summary>
/// <param name="Exists">Whether somebody was invited under this id.</param>
/// <param name="IsDisabled">Whether the way in is closed.</param>
/// <param name="Roles">What for.</param>
/// <param name="Scope">Whose things.</param>
public sealed record PersonState(bool Exists, bool IsDisabled, ImmutableArray<Role> Roles, TenantScope Scope)
{
    /// <summary>Whether an issuer vouches for the person and says what they may do: nobody else does then.</summary>
    public bool IsFromIssuer { get; init; }

    /// <summary>Nobody.</summary>
    public static PersonState None { get; } = new(Exists: false, IsDisabled: false, [], default);

    /// <summary>The tenant that entries about the person belong to.</summary>
    public TenantId? Tenant => Scope.Tenant;
}
