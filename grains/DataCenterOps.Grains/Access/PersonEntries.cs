using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Grains.Access;

/// <summary>
/// Entries about a person's account. Each names the person by id; <c>invited</c>, <c>granted</c>, <c>admitted</c> and <c>reset</c> carry the
/// roles and the scope that hold from then on, <c>factor-added</c> which kind. None carries a name, a hash or a secret.
/// </summary>
internal static class PersonEntries
{
    private const string Prefix = "access/person-";

    public static string Type(string @event) => $"{Prefix}{@event}/1";

    public static PersonState Apply(PersonState state, string type, JsonElement body) => type switch
    {
        "access/person-invited/1" or "access/person-granted/1" => state with { Exists = true, Roles = Roles(body), Scope = Scope(body) },
        "access/person-admitted/1" => state with { Exists = true, IsFromIssuer = true, Roles = Roles(body), Scope = Scope(body) },
        "access/person-reset/1" when body.TryGetProperty("roles", out _) => state with { Roles = Roles(body), Scope = Scope(body) },
        "access/person-disabled/1" => state with { IsDisabled = true },
        "access/person-enabled/1" => state with { IsDisabled = false },
        _ => state,
    };

    public static Action<Utf8JsonWriter> Granted(ImmutableArray<Role> roles, TenantScope scope) => writer =>
    {
        writer.WriteStartArray("roles");
        foreach (var role in roles.Distinct().Order())
        {
            writer.WriteStringValue(role.Code());
        }

        writer.WriteEndArray();
        writer.WriteString("tenant", scope.ToString());
    };

    public static byte[] Body(string person, Action<Utf8JsonWriter>? members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("person", person);
            members?.Invoke(writer);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return CanonicalJson.Write(document.RootElement);
    }

    /// <summary>What the person, and those who watch, are told of an entry.</summary>
    public static ImmutableArray<Message> Told(string person, NewEntry entry, long version)
    {
        if (entry.Approval == NeedsTwo.Issuer)
        {
            return [AccountMessages.Privileged(person, version, entry.Time)];
        }

        using var body = JsonDocument.Parse(entry.Body);
        return AccountMessages.Of(
            person, entry.Type[Prefix.Length..entry.Type.LastIndexOf('/')], version, entry.Time,
            body.RootElement.TryGetProperty("factor", out var factor) ? factor.GetString() : null);
    }

    private static ImmutableArray<Role> Roles(JsonElement body) =>
        [.. body.GetProperty("roles").EnumerateArray().Select(role => RoleCodes.Parse(role.GetString()!))];

    private static TenantScope Scope(JsonElement body) =>
        TenantScope.TryParse(body.GetProperty("tenant").GetString(), out var scope) ? scope : default;
}
