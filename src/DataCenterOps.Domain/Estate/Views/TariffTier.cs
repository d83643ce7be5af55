using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>One step of a graduated price.</summary>
/// <param name="UpTo">The cumulative quantity up to which it counts; absent for the last.</param>
/// <param name="Price">Of one unit.</param>
public sealed record TariffTier(decimal? UpTo, decimal Price)
{
    /// <summary>Reads an item of <c>tiers</c>.</summary>
    public static TariffTier Read(JsonElement tier) => new(tier.DecimalOrNull("upTo"), tier.Decimal("price"));
}
