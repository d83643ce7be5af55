namespace DataCenterOps.Domain.Metering;

/// <summary>How a tariff row turns a quantity into money.</summary>
public enum PriceModel
{
    /// <summary>One price for every unit.</summary>
    Unit,

    /// <summary>Each tier has its price; a period's quantity fills them in order.</summary>
    Graduated,
}
