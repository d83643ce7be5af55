namespace DataCenterOps.Domain.Access;

/// <summary>What the configuration says of one client, as text.</summary>
/// <param name="Name">The client's name: it acts as <c>client/NAME</c>.</param>
/// <param name="Roles">Codes of roles, separated by commas.</param>
/// <param name="Tenant"><c>*</c> or a tenant.</param>
/// <param name="Marks">What its certificate is recognised by; exactly one.</param>
public sealed record ClientEntry(string? Name, string? Roles, string? Tenant, IReadOnlyList<ClientMark> Marks)
{
    /// <summary>Operations that it is bound to, separated by commas; absent for all that its roles allow.</summary>
    public string? Scopes { get; init; }

    /// <summary>Networks that it may come from, separated by commas; absent for everywhere.</summary>
    public string? Networks { get; init; }
}
