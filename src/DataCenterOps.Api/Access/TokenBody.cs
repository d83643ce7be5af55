namespace DataCenterOps.Api.Access;

/// <summary>The body of a request for a token.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Subject">The service identity that acts with it.</param>
/// <param name="Roles">Codes of roles.</param>
/// <param name="Tenant"><c>*</c> or a tenant.</param>
/// <param name="ExpiresAt">RFC 3339.</param>
internal sealed record TokenBody(string Name, string Subject, IReadOnlyList<string> Roles, string Tenant, string ExpiresAt)
{
    /// <summary>The person whom it belongs to; absent for programs.</summary>
    public string? Person { get; init; }

    /// <summary>The networks that it may be used from; absent for everywhere.</summary>
    public IReadOnlyList<string>? Networks { get; init; }

    /// <summary>The operations that it may do of those that its roles allow; absent for all of them.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}
