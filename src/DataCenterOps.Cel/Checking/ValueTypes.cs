namespace DataCenterOps.Cel;

/// <summary>Types of values: static, of a literal; and by name, at run time.</summary>
internal static class ValueTypes
{
    public static CelType Of(in CelValue value) => value.Kind switch
    {
        CelKind.Null => CelType.Null,
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.Uint => CelType.Uint,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        CelKind.Timestamp => CelType.Timestamp,
        CelKind.Duration => CelType.Duration,
        CelKind.Type => CelType.Type,
        _ => CelType.Dyn,
    };

    public static string Name(in CelValue value) => value.Kind switch
    {
        CelKind.List => "list",
        CelKind.Map => "map",
        CelKind.Object => value.AsObject().Type.Name,
        CelKind.Optional => "optional_type",
        CelKind.Opaque => value.AsOpaque().TypeName,
        _ => Of(value).Name,
    };

    /// <summary>Whether a value may be an argument where a signature wants the type.</summary>
    public static bool Fits(CelType wanted, in CelValue value) => wanted.Kind switch
    {
        CelTypeKind.Dyn or CelTypeKind.Parameter or CelTypeKind.Free => true,
        CelTypeKind.Null => value.Kind == CelKind.Null,
        CelTypeKind.Bool => value.Kind == CelKind.Bool,
        CelTypeKind.Int => value.Kind == CelKind.Int,
        CelTypeKind.Uint => value.Kind == CelKind.Uint,
        CelTypeKind.Double => value.Kind == CelKind.Double,
        CelTypeKind.String => value.Kind == CelKind.String,
        CelTypeKind.Bytes => value.Kind == CelKind.Bytes,
        CelTypeKind.Timestamp => value.Kind == CelKind.Timestamp,
        CelTypeKind.Duration => value.Kind == CelKind.Duration,
        CelTypeKind.Map => value.Kind == CelKind.Map,
        CelTypeKind.Type => value.Kind == CelKind.Type,
        CelTypeKind.Optional => value.Kind == CelKind.Optional,
        CelTypeKind.Object => value.Kind == CelKind.Object && ReferenceEquals(value.AsObject().Type, wanted.Declared),
        CelTypeKind.Opaque => value.Kind == CelKind.Opaque
            && string.Equals(value.AsOpaque().TypeName, wanted.Name, StringComparison.Ordinal),
        CelTypeKind.List => value.Kind == CelKind.List && FitsItems(wanted.First!, value.Items),
        _ => false,
    };

    // A signature's list of texts takes only such; the items of any other list are the body's concern.
    private static bool FitsItems(CelType element, CelValue[] items)
    {
        if (element.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter or CelTypeKind.List)
        {
            return true;
        }

        foreach (ref readonly var item in items.AsSpan())
        {
            if (!Fits(element, item))
            {
                return false;
            }
        }

        return true;
    }
}
