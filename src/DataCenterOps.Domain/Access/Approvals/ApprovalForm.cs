using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>
/// The canonical form of a request (RFC 8785). It is the body of its entry in the ledger, and its SHA-256 is the digest
/// that those who agree sign for: everybody who has the entry can compute it.
/// </summary>
public static class ApprovalForm
{
    /// <summary>The form's bytes.</summary>
    public static byte[] Write(ApprovalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new JsonObject
        {
            ["arguments"] = JsonNode.Parse(request.Arguments),
            ["expiresAt"] = Rfc3339.Write(request.ExpiresAt),
            ["id"] = request.Id,
            ["operation"] = request.Operation,
            ["others"] = request.Others,
            ["policyRevision"] = request.PolicyRevision,
            ["requestedAt"] = Rfc3339.Write(request.RequestedAt),
            ["requester"] = Party(request.Requester),
            ["subject"] = new JsonObject
            {
                ["id"] = request.SubjectId,
                ["kind"] = request.SubjectKind,
                ["version"] = request.SubjectVersion,
            },
            ["tenant"] = request.Tenant?.Value,
        };
        if (!request.Approvers.IsEmpty)
        {
            form["approvers"] = Codes(request.Approvers);
        }

        return CanonicalJson.Write(form);
    }

    /// <summary>SHA-256 of the form, lower-case hexadecimal.</summary>
    public static string Digest(ApprovalRequest request) => CanonicalJson.Sha256(Write(request));

    /// <summary>Reads a form that this program wrote.</summary>
    public static ApprovalRequest Read(JsonElement form)
    {
        var subject = form.GetProperty("subject");
        return new ApprovalRequest
        {
            Id = form.GetProperty("id").GetString()!,
            Operation = form.GetProperty("operation").GetString()!,
            SubjectKind = subject.GetProperty("kind").GetString()!,
            SubjectId = subject.GetProperty("id").GetString()!,
            SubjectVersion = subject.GetProperty("version").GetInt64(),
            Tenant = TenantId.TryParse(form.GetProperty("tenant").GetString(), out var tenant) ? tenant : null,
            Arguments = form.GetProperty("arguments").GetRawText(),
            PolicyRevision = form.GetProperty("policyRevision").GetString(),
            Others = form.GetProperty("others").GetInt32(),
            Approvers = form.TryGetProperty("approvers", out var approvers) ? Codes(approvers) : [],
            Requester = Party(form.GetProperty("requester")),
            RequestedAt = Rfc3339.Read(form.GetProperty("requestedAt").GetString()!),
            ExpiresAt = Rfc3339.Read(form.GetProperty("expiresAt").GetString()!),
        };
    }

    /// <summary>A party as an object of the form.</summary>
    public static JsonObject Party(ApprovalParty party)
    {
        ArgumentNullException.ThrowIfNull(party);
        return new JsonObject
        {
            ["organisation"] = party.Organisation,
            ["person"] = party.Person,
            ["roles"] = Codes(party.Roles),
            ["subject"] = party.Subject,
        };
    }

    /// <summary>Reads a party that this program wrote.</summary>
    public static ApprovalParty Party(JsonElement party) => new(
        party.GetProperty("person").GetString()!,
        party.GetProperty("subject").GetString()!,
        party.GetProperty("organisation").GetString()!,
        Codes(party.GetProperty("roles")));

    private static JsonArray Codes(ImmutableArray<Role> roles) =>
        new([.. roles.Select(role => role.Code()).Order(StringComparer.Ordinal).Select(code => JsonValue.Create(code))]);

    private static ImmutableArray<Role> Codes(JsonElement codes) =>
        [.. codes.EnumerateArray().Select(code => RoleCodes.Parse(code.GetString()!))];
}
