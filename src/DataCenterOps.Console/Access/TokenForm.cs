namespace DataCenterOps.Console.Access;

/// <summary>What somebody has typed to make a token.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Subject">Who acts with it.</param>
/// <param name="Roles">Codes of roles.</param>
/// <param name="Tenant"><c>*</c> or a tenant.</param>
/// <param name="Days">How long it lasts.</param>
/// <param name="Networks">Where it may come from, separated by spaces or commas; empty for everywhere.</param>
/// <param name="Operations">What it may do; none for everything that the roles allow.</param>
public sealed record TokenForm(
    string? Name, string? Subject, string[]? Roles, string? Tenant, string? Days, string? Networks, string[]? Operations);
