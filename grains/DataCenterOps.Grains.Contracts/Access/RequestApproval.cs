using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>Asks others to agree to an operation. Sent by the grain that will carry it out, which has looked at it first.</summary>
/// <param name="Command">The caller's name for the command that needs others.</param>
/// <param name="CommandSha256">The command's digest: the same name with another digest is a conflict.</param>
/// <param name="Operation">As in <c>pack.activate</c>.</param>
/// <param name="SubjectKind">The kind of what would change.</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="SubjectVersion">Its version now.</param>
/// <param name="Tenant">Its owner; absent for what belongs to the platform.</param>
/// <param name="Arguments">What would be done: a JSON object of at most 16 KiB.</param>
/// <param name="PolicyRevision">The revision of the pack in force now.</param>
/// <param name="Document">A text that the arguments name by its SHA-256; it is kept in the ledger.</param>
[GenerateSerializer, Immutable, Alias("dcops.RequestApproval")]
public sealed record RequestApproval(
    [property: Id(0)] OperationId Command,
    [property: Id(1)] string CommandSha256,
    [property: Id(2)] string Operation,
    [property: Id(3)] string SubjectKind,
    [property: Id(4)] string SubjectId,
    [property: Id(5)] long SubjectVersion,
    [property: Id(6)] TenantId? Tenant,
    [property: Id(7)] string Arguments,
    [property: Id(8)] string? PolicyRevision,
    [property: Id(9)] string? Document)
{
    /// <summary>Consents beyond those that the table asks for: what is done is larger than the table thinks of.</summary>
    [Id(10)] public int More { get; init; }

    /// <summary>The roles that may agree, where they are fewer than the table names; empty for all of the table's.</summary>
    [Id(11)] public ImmutableArray<Role> Approvers { get; init; } = [];
}
