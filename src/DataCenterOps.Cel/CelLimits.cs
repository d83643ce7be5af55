namespace DataCenterOps.Cel;

/// <summary>Every bound of the expression language. A text that breaks one is refused when it is compiled.</summary>
public static class CelLimits
{
    /// <summary>UTF-16 units of one expression: a longer rule cannot be reviewed.</summary>
    public const int SourceLength = 8_192;

    /// <summary>Nodes of one syntax tree, macros expanded: a larger rule cannot be reviewed.</summary>
    public const int AstNodes = 4_096;

    /// <summary>How deep expressions nest. The language demands 32; above 250 the stack would be at risk.</summary>
    public const int NestingDepth = 250;

    /// <summary>Cost units of one expression, about 0.1 s. A rule whose worst case is higher cannot be saved.</summary>
    public const long ExpressionCost = 1_000_000;

    /// <summary>Cost units of one decision, about 1 s.</summary>
    public const long DecisionCost = 10_000_000;

    /// <summary>Iterations between two looks at the cancellation token.</summary>
    public const int CancellationStride = 100;

    /// <summary>UTF-16 units of a regular expression: matching is linear in it.</summary>
    public const int PatternLength = 512;

    /// <summary>Positions of a regular expression's automaton once its repetitions are written out.</summary>
    public const int PatternPositions = 2_000;

    /// <summary>UTF-16 units of a text that is matched or built: a longer one is an error.</summary>
    public const int TextLength = 65_536;

    /// <summary>Items of a list or map that an expression builds: a larger one is an error.</summary>
    public const int Items = 65_536;

    /// <summary>
    /// Parts of a value that is written as JSON; a larger one is written as an error. Parts may be shared, so that a value that
    /// took little to build can be larger than memory when written.
    /// </summary>
    public const long WrittenParts = 1_000_000;

    /// <summary>The size that the cost estimate assumes where no schema declares one: the largest there may be.</summary>
    public const int UndeclaredSize = TextLength;

    /// <summary>The size that the estimate assumes of texts inside lists and maps where no schema says more: names and codes.</summary>
    public const int ItemSize = 256;

    /// <summary>Regular expressions kept compiled. Rules are few; the bound is against patterns made from data.</summary>
    public const int CachedPatterns = 256;

    /// <summary>A list of constant strings longer than this is searched by hash.</summary>
    public const int LinearSearch = 8;

    /// <summary>Errors reported for one expression: more do not help its author.</summary>
    public const int Issues = 20;
}
