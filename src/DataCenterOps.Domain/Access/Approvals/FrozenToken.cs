using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>A token that waits for a second person: all that it will be. Of its secret, which only the requester has, the hash.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Identity">Who would act with it, where, as what, by which operations and until when.</param>
/// <param name="Networks">Where it may come from; absent for everywhere.</param>
/// <param name="SecretSha256">SHA-256 of the secret, lower-case hexadecimal.</param>
public sealed record FrozenToken(string Name, Identity Identity, ImmutableArray<SourceNetwork>? Networks, string SecretSha256)
{
    /// <summary>Whether making it needs two: a program over all tenants that changes what others may do. A person's own token holds what its person holds.</summary>
    public bool NeedsTwo => Identity.Person is null && Approvals.NeedsTwo.IsPrivileged(Identity.Scope, Identity.Roles);

    /// <summary>As a canonical JSON object.</summary>
    public string Write() => Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject
    {
        ["expiresAt"] = Rfc3339.Write(Identity.ExpiresAt!.Value),
        ["id"] = Identity.TokenId,
        ["name"] = Name,
        ["networks"] = List(Networks?.Select(network => network.Value)),
        ["roles"] = List(Identity.Roles.Select(role => role.Code())),
        ["scopes"] = List(Identity.Operations),
        ["secretSha256"] = SecretSha256,
        ["subject"] = Identity.Subject,
        ["tenant"] = Identity.Scope.ToString(),
    }));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FrozenToken Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var root = document.RootElement;
        return new FrozenToken(
            Text("name"),
            new Identity(
                Text("subject"),
                TenantScope.TryParse(Text("tenant"), out var scope) ? scope : default,
                [.. Texts("roles")!.Value.Select(RoleCodes.Parse)],
                Rfc3339.Read(Text("expiresAt")),
                Text("id")) { Operations = Texts("scopes") },
            Texts("networks") is { } networks ? TokenBounds.ReadNetworks(string.Join(',', networks)) : null,
            Text("secretSha256"));

        string Text(string name) => root.GetProperty(name).GetString()!;

        ImmutableArray<string>? Texts(string name) => root.GetProperty(name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : null;
    }

    private static JsonArray? List(IEnumerable<string>? texts) =>
        texts is null ? null : new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
}
