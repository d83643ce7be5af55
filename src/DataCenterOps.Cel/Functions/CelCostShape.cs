namespace DataCenterOps.Cel;

/// <summary>How the cost of a call grows with its arguments.</summary>
public enum CelCostShape
{
    /// <summary>Not at all.</summary>
    Fixed,

    /// <summary>A tenth of the length of every argument: texts and bytes.</summary>
    Tenth,

    /// <summary>The size of every argument: lists and maps.</summary>
    Size,

    /// <summary>A tenth of the first length times a quarter of the second: a text against a pattern.</summary>
    Pattern,

    /// <summary>The product of the lengths, a tenth of it: searching one text in another.</summary>
    Product,
}
