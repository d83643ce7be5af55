namespace DataCenterOps.Api.Access;

/// <summary>The body of a request to lift enforcement. Exactly one of tenant, system and everything is named.</summary>
/// <param name="Hours">1 to 8.</param>
/// <param name="Reason">Why; it names nobody.</param>
internal sealed record BreakGlassBody(int Hours, string Reason)
{
    /// <summary>One tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>One system.</summary>
    public string? System { get; init; }

    /// <summary>The whole platform.</summary>
    public bool Everything { get; init; }
}
