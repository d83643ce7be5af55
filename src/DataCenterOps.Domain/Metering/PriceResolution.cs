namespace DataCenterOps.Domain.Metering;

/// <summary>The answer to what a meter costs in one hour.</summary>
public abstract record PriceResolution
{
    private PriceResolution() { }

    /// <summary>This row prices the hour.</summary>
    public sealed record Found(TariffRow Row) : PriceResolution;

    /// <summary>No row prices the hour: an error, never a price of zero.</summary>
    /// <param name="Sku">What the meter is sold as in other hours; empty when no book knows the meter.</param>
    public sealed record Missing(string Sku) : PriceResolution;
}
