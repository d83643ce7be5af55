using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access;

/// <summary>What narrows a token beside its roles and its tenant: where it may come from, and what of its roles it may do.</summary>
public static class TokenBounds
{
    /// <summary>Networks of one token: a site has a handful, and each is compared at each request.</summary>
    public const int MaxNetworks = 16;

    /// <summary>How fresh "last used" is: written once in this time and not at each request.</summary>
    public static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Every reason against these bounds. Absent ones bound nothing; a list that is there is not empty.</summary>
    /// <param name="networks">Where from.</param>
    /// <param name="operations">What for, in the words of <see cref="Permissions"/>.</param>
    /// <param name="roles">The roles that they narrow.</param>
    /// <param name="caller">Who asks: one who is bound makes nobody who is bound less.</param>
    public static ImmutableArray<Reason> Refuse(
        ImmutableArray<SourceNetwork>? networks, ImmutableArray<string>? operations, ImmutableArray<Role> roles, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var reasons = Refuse(networks, operations, roles);
        return caller.Operations is { } own && (operations is not { } asked || asked.Except(own, StringComparer.Ordinal).Any())
            ? reasons.Add(new Reason("auth.forbidden", "whoever is bound to some operations makes tokens for those alone"))
            : reasons;
    }

    /// <summary>Every reason against these bounds, whoever asks for them.</summary>
    /// <param name="networks">Where from.</param>
    /// <param name="operations">What for, in the words of <see cref="Permissions"/>.</param>
    /// <param name="roles">The roles that they narrow.</param>
    public static ImmutableArray<Reason> Refuse(
        ImmutableArray<SourceNetwork>? networks, ImmutableArray<string>? operations, ImmutableArray<Role> roles)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (networks is { IsDefault: true } or { Length: 0 or > MaxNetworks } || networks?.Contains(default) == true)
        {
            reasons.Add(new Reason("request.invalid", $"`networks` has 1 to {MaxNetworks} networks, or is absent for everywhere"));
        }

        if (operations is { IsDefaultOrEmpty: true })
        {
            reasons.Add(new Reason("request.invalid", "`scopes` has at least one operation, or is absent for everything that the roles allow"));
        }

        foreach (var operation in operations is { IsDefault: false } only ? only.Distinct(StringComparer.Ordinal) : [])
        {
            if (!Permissions.IsNamed(operation) || !Permissions.RolesFor(operation).Any(roles.Contains))
            {
                reasons.Add(new Reason("request.invalid", $"`scopes`: the roles of the token do not allow `{operation}`"));
            }
        }

        return reasons.ToImmutable();
    }

    /// <summary>Whether a credential that is bound to <paramref name="networks"/> may come from <paramref name="address"/>.</summary>
    public static bool Admits(ImmutableArray<SourceNetwork>? networks, string address) =>
        networks is not { } some || some.Any(network => network.Contains(address));

    /// <summary>Networks as they lie in a table, separated by commas. One that cannot be read becomes one that holds nothing.</summary>
    public static ImmutableArray<SourceNetwork>? ReadNetworks(string? text) =>
        text is null ? null : [.. text.Split(',').Select(part => SourceNetwork.TryParse(part, out var network) ? network : default)];

    /// <summary>Operations as they lie in a table, separated by commas.</summary>
    public static ImmutableArray<string>? ReadOperations(string? text) => text is null ? null : [.. text.Split(',')];
}
