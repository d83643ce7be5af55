using System.Buffers;
using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access;

/// <summary>Who acts with a certificate that bears a mark.</summary>
/// <param name="Mark">By what the certificate is recognised.</param>
/// <param name="Identity">Who acts with it.</param>
/// <param name="Networks">Where from; absent for everywhere.</param>
public sealed record ClientMapping(ClientMark Mark, Identity Identity, ImmutableArray<SourceNetwork>? Networks)
{
    /// <summary>Clients of one configuration.</summary>
    public const int MostClients = 256;

    /// <summary>How subjects of clients begin. No token's subject has a slash, so that neither passes for the other.</summary>
    public const string SubjectPrefix = "client/";

    private const int MaxMark = 512;
    private const int ThumbprintLength = 64;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads an entry of the configuration.</summary>
    /// <returns>The mapping, or every reason why there is none.</returns>
    public static (ClientMapping? Mapping, ImmutableArray<string> Errors) Read(ClientEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var errors = ImmutableArray.CreateBuilder<string>();
        if (entry.Name is not { Length: > 0 } name || name.Length > TokenRules.MaxText - SubjectPrefix.Length || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            errors.Add($"`Name` has 1 to {TokenRules.MaxText - SubjectPrefix.Length} of the characters a-z, 0-9, `.`, `_` and `-`");
        }

        if (entry.Marks is not [var mark] || !IsMark(mark))
        {
            errors.Add("exactly one of `Uri`, `Dns`, `Thumbprint` (SHA-256, 64 hexadecimal digits) and `Subject` says whose certificate it is");
        }

        var codes = Parts(entry.Roles);
        ImmutableArray<Role> roles = [.. codes.Select(code => RoleCodes.TryParse(code, out var role) ? role : Role.System)];
        if (!TenantScope.TryParse(entry.Tenant, out var scope))
        {
            errors.Add("`Tenant` is `*` or a tenant");
        }
        else
        {
            errors.AddRange(RoleRules.Refuse(roles, scope));
        }

        var networks = entry.Networks is null ? null : TokenBounds.ReadNetworks(string.Join(',', Parts(entry.Networks)));
        ImmutableArray<string>? operations = entry.Scopes is null ? null : [.. Parts(entry.Scopes)];
        errors.AddRange(TokenBounds.Refuse(networks, operations, roles).Select(reason => reason.Message));
        return errors.Count > 0
            ? (null, errors.ToImmutable())
            : (new ClientMapping(entry.Marks[0], new Identity(SubjectPrefix + entry.Name, scope, roles, null, null) { Operations = operations }, networks), []);
    }

    private static bool IsMark(ClientMark mark) =>
        mark.Value.Length is > 0 and <= MaxMark
        && (mark.Kind != ClientMarkKind.Thumbprint || (mark.Value.Length == ThumbprintLength && !mark.Value.AsSpan().ContainsAnyExcept(HexDigits)));

    private static string[] Parts(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
