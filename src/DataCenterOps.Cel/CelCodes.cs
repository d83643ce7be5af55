namespace DataCenterOps.Cel;

/// <summary>The stable codes of compile issues and run-time errors.</summary>
public static class CelCodes
{
    /// <summary>The text is not an expression.</summary>
    public const string Syntax = "cel.syntax";

    /// <summary>The text is longer than <see cref="CelLimits.SourceLength"/>.</summary>
    public const string TooLong = "cel.too_long";

    /// <summary>The expression nests deeper than <see cref="CelLimits.NestingDepth"/>.</summary>
    public const string TooDeep = "cel.too_deep";

    /// <summary>The tree has more nodes than <see cref="CelLimits.AstNodes"/>.</summary>
    public const string TooManyNodes = "cel.too_many_nodes";

    /// <summary>A name that nothing declares.</summary>
    public const string UnknownName = "cel.unknown_name";

    /// <summary>A function that no library declares.</summary>
    public const string UnknownFunction = "cel.unknown_function";

    /// <summary>A field that the type does not have, or that is not set.</summary>
    public const string NoSuchField = "cel.no_such_field";

    /// <summary>A key that the map does not have.</summary>
    public const string NoSuchKey = "cel.no_such_key";

    /// <summary>No form of the function or operator takes these operands.</summary>
    public const string NoSuchOverload = "cel.no_such_overload";

    /// <summary>The expression's result is not of the wanted type.</summary>
    public const string WrongType = "cel.wrong_type";

    /// <summary>Declared objects cannot be built by an expression.</summary>
    public const string NoConstruction = "cel.no_construction";

    /// <summary>Division or remainder by zero.</summary>
    public const string DivideByZero = "cel.divide_by_zero";

    /// <summary>A result that its type cannot hold.</summary>
    public const string Overflow = "cel.overflow";

    /// <summary>An index outside its list or text.</summary>
    public const string IndexOutOfRange = "cel.index_out_of_range";

    /// <summary>A map literal names a key twice.</summary>
    public const string DuplicateKey = "cel.duplicate_key";

    /// <summary>A map key that is no int, uint, bool or string.</summary>
    public const string BadKey = "cel.bad_key";

    /// <summary>An argument that the function cannot use.</summary>
    public const string InvalidArgument = "cel.invalid_argument";

    /// <summary>A regular expression that is not RE2, or too large.</summary>
    public const string BadPattern = "cel.bad_pattern";

    /// <summary>A value larger than the limits allow.</summary>
    public const string TooLarge = "cel.too_large";

    /// <summary>A lazy value that reads itself.</summary>
    public const string Cycle = "cel.cycle";

    /// <summary>The caller gave up.</summary>
    public const string Cancelled = "cel.cancelled";

    /// <summary>The cost budget is spent. Nothing absorbs this error.</summary>
    public const string CostExhausted = "cost.exhausted";
}
