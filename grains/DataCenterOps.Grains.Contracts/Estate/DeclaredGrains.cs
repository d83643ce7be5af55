using System.Collections.Concurrent;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Grains.Estate;

/// <summary>Finds the grain of a declared object.</summary>
public static class DeclaredGrains
{
    // Which grain and interface a kind has: finding it by type reads attributes at each call. As many as there are kinds.
    private static readonly ConcurrentDictionary<string, (GrainType Grain, GrainInterfaceType Interface)> Types = new(StringComparer.Ordinal);

    /// <summary>The grain of <paramref name="kind"/> with <paramref name="key"/>, as <see cref="DocumentKind.GrainKey"/> makes it.</summary>
    public static IDeclaredGrain GetDeclared(this IGrainFactory grains, DocumentKind kind, string key)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(kind);
        if (Types.TryGetValue(kind.Name, out var known))
        {
            return (IDeclaredGrain)grains.GetGrain(GrainId.Create(known.Grain, key), known.Interface);
        }

        var found = Find(grains, kind, key);
        if (found is GrainReference reference)
        {
            Types[kind.Name] = (reference.GrainId.Type, reference.InterfaceType);
        }

        return found;
    }

    private static IDeclaredGrain Find(IGrainFactory grains, DocumentKind kind, string key) =>
        kind.Name switch
        {
            "Agreement" => grains.GetGrain<IAgreementGrain>(key),
            "Authorisation" => grains.GetGrain<IAuthorisationGrain>(key),
            "Budget" => grains.GetGrain<IEnvelopeGrain>(key),
            "Estate" => grains.GetGrain<IEstateDocumentGrain>(key),
            "Flow" => grains.GetGrain<IDataFlowGrain>(key),
            "Jurisdiction" => grains.GetGrain<IJurisdictionGrain>(key),
            "Key" => grains.GetGrain<IKeyGrain>(key),
            "Meter" => grains.GetGrain<IMeterGrain>(key),
            "Person" => grains.GetGrain<IPersonGrain>(key),
            "Service" => grains.GetGrain<IServiceGrain>(key),
            "Site" => grains.GetGrain<ISiteGrain>(key),
            "SiteInventory" => grains.GetGrain<ISiteInventoryGrain>(key),
            "Source" => grains.GetGrain<ISourceGrain>(key),
            "System" => grains.GetGrain<IHostedSystemGrain>(key),
            "Tariff" => grains.GetGrain<ITariffBookGrain>(key),
            "Tenant" => grains.GetGrain<ITenantGrain>(key),
            "Vendor" => grains.GetGrain<IVendorGrain>(key),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind.Name, "no grain holds documents of this kind"),
        };
}
