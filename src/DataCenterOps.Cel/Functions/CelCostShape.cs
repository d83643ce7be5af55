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

    /// <summary>A tenth of the first length times a quarter of the size of the pattern's automaton: a text against a pattern.</summary>
    Pattern,

    /// <summary>The product of the lengths, a tenth of it: searching one text in another.</summary>
    Product,

    /// <summary>What comparing every argument costs: each item at any depth, a tenth of each text.</summary>
    Deep,

    /// <summary>As <see cref="Deep"/> of the last argument, times twice its logarithm: putting a list in order by it.</summary>
    Sorting,

    /// <summary>As <see cref="Deep"/> of the first argument, times that of the last: each item of one with each of another.</summary>
    Pairs,

    /// <summary>The first argument itself, a number of items, up to <see cref="CelLimits.Items"/>; the result has as many.</summary>
    Count,
}
