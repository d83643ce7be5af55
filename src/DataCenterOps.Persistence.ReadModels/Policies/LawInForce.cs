using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>The pack in force and the register of law over it, at one moment.</summary>
/// <param name="Row">The pack's row; absent when none is in force.</param>
/// <param name="Written">The pack as its author wrote it.</param>
/// <param name="Pack">The pack by the law that applies.</param>
/// <param name="Register">The register.</param>
/// <param name="Provisions">Every provision of the pack and of the register, as it applies, in the order of ids.</param>
public sealed record LawInForce(
    PackRow? Row, Pack? Written, Pack? Pack, LawRegister Register, ImmutableArray<RegisteredProvision> Provisions)
{
    /// <summary>What is recorded of one provision last, whether it applies already or not, and its number; 0 for what the pack says.</summary>
    public (LegalProvision? Provision, int Number) Newest(string id) => Register.Newest(id) is { } version
        ? (version.Provision, version.Number)
        : (Written?.Provisions.FirstOrDefault(provision => provision.Id == id), 0);
}
