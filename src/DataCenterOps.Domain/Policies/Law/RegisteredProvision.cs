using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>A provision as it applies at a moment.</summary>
/// <param name="Provision">What it says.</param>
/// <param name="Version">Its version in the register; 0 for what the pack in force says.</param>
/// <param name="NextAt">When the next recorded version comes to apply; absent where none waits.</param>
/// <param name="IsInPack">Whether the pack in force knows it: no rule rests on another.</param>
public sealed record RegisteredProvision(LegalProvision Provision, int Version, DateTimeOffset? NextAt, bool IsInPack)
{
    /// <summary>
    /// Every provision of a pack and of the register at <paramref name="now"/>, in the order of ids. One that comes to apply later
    /// and is nothing yet is shown as it will be, with the moment.
    /// </summary>
    public static ImmutableArray<RegisteredProvision> List(
        ImmutableArray<LegalProvision> written, LawRegister register, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(register);
        var own = written.ToDictionary(provision => provision.Id, StringComparer.Ordinal);
        return
        [
            .. own.Keys.Union(register.Ids, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id =>
            {
                var (known, version) = (own.GetValueOrDefault(id), register.Find(id, now));
                var next = register.NextAfter(id, now);
                return new RegisteredProvision(
                    version?.Provision ?? known ?? next!.Provision,
                    version?.Number ?? (known is null ? next!.Number : 0),
                    next?.AppliesAt,
                    known is not null);
            }),
        ];
    }

    /// <summary>Whether what rests on it must be marked: the text was not read, or it is not law.</summary>
    public bool IsDoubtful => Provision.Verification.Status != "verified-text" || Provision.State != "in-force";
}
