using System.Collections.Immutable;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>What an issuer's word gives somebody, at this sign-in.</summary>
/// <param name="Roles">What for; empty for somebody who has lost everything.</param>
/// <param name="Scope">Whose things.</param>
/// <param name="Name">How they are called; empty where the issuer does not say. It lies beside the ledger.</param>
/// <param name="IssuerSha256">Hash of issuer and subject, by which they are found again. It lies beside the ledger.</param>
[GenerateSerializer, Immutable, Alias("dcops.AdmitPerson")]
public sealed record AdmitPerson(
    [property: Id(0)] ImmutableArray<Role> Roles,
    [property: Id(1)] TenantScope Scope,
    [property: Id(2)] string Name,
    [property: Id(3)] string IssuerSha256);
