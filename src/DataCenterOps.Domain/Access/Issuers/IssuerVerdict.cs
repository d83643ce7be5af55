using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access.Issuers;

/// <summary>Whether somebody whom an issuer vouches for comes in.</summary>
public abstract record IssuerVerdict
{
    private IssuerVerdict()
    {
    }

    /// <summary>They come in.</summary>
    /// <param name="Roles">What for.</param>
    /// <param name="Scope">Whose things.</param>
    public sealed record Admitted(ImmutableArray<Role> Roles, TenantScope Scope) : IssuerVerdict;

    /// <summary>They do not.</summary>
    /// <param name="Code">Why: <see cref="IssuerRules.NoRole"/>, <see cref="IssuerRules.NoTenant"/> or <see cref="IssuerRules.OneFactor"/>.</param>
    public sealed record Refused(string Code) : IssuerVerdict;
}
