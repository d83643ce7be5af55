using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>
/// What somebody asks others to agree to, frozen at that moment. Nothing is sent again when it is carried out, so nothing
/// can be exchanged.
/// </summary>
public sealed record ApprovalRequest
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>As in <c>pack.activate</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The kind of what would change, as in <c>pack</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Which one.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The version that the requester saw; 0 for what does not exist yet.</summary>
    public required long SubjectVersion { get; init; }

    /// <summary>The owner of what would change; absent for what belongs to the platform as a whole.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>What would be done: one canonical JSON object (RFC 8785). Large texts lie in the ledger by the hash in it.</summary>
    public required string Arguments { get; init; }

    /// <summary>The revision of the pack in force at that moment; absent when there was none.</summary>
    public string? PolicyRevision { get; init; }

    /// <summary>How many others must agree, as the table said at that moment.</summary>
    public required int Others { get; init; }

    /// <summary>The roles that may agree to this one, where they are fewer than the table names; empty for all of the table's.</summary>
    public ImmutableArray<Role> Approvers { get; init; } = [];

    /// <summary>Who asks.</summary>
    public required ApprovalParty Requester { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>From this moment on nobody can agree, and nothing is carried out.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
