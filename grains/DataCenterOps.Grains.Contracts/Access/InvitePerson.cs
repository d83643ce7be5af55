using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Access;

/// <summary>Asks to let a person in.</summary>
/// <param name="Operation">The caller's name for this command.</param>
/// <param name="Roles">What for; none for somebody who is only to have an account.</param>
/// <param name="Scope">Whose things.</param>
/// <param name="LinkSha256">SHA-256 of the one-time link that the person will follow, lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("dcops.InvitePerson")]
public sealed record InvitePerson(
    [property: Id(0)] OperationId Operation,
    [property: Id(1)] ImmutableArray<Role> Roles,
    [property: Id(2)] TenantScope Scope,
    [property: Id(3)] string LinkSha256);
