namespace DataCenterOps.Cel;

/// <summary>What <c>.name</c>, <c>.?name</c> and <c>[key]</c> do at run time.</summary>
internal static class Selection
{
    public static CelValue Field(in CelValue value, string name)
    {
        switch (value.Kind)
        {
            case CelKind.Map:
                return value.AsMap().TryGet(name, out var found)
                    ? found
                    : CelValue.Fail(CelCodes.NoSuchKey, $"the map has no key `{name}`");
            case CelKind.Object:
                var type = value.AsObject().Type;
                if (!type.TrySlot(name, out var slot))
                {
                    return CelValue.Fail(CelCodes.NoSuchField, $"`{type.Name}` has no field `{name}`");
                }

                var field = value.AsObject().Read(slot);
                return field.Kind == CelKind.Unset
                    ? CelValue.Fail(CelCodes.NoSuchField, $"`{name}` of `{type.Name}` is not set")
                    : field;
            default:
                return NoFields(value, name);
        }
    }

    public static CelValue NoFields(in CelValue value, string name) =>
        CelValue.Fail(CelCodes.NoSuchField, $"a `{ValueTypes.Name(value)}` has no field `{name}`");

    /// <summary>Whether the field is there; null when the value has no fields at all.</summary>
    public static bool? Has(in CelValue value, string name) => value.Kind switch
    {
        CelKind.Map => value.AsMap().TryGet(name, out _),
        CelKind.Object => value.AsObject().Read(name).Kind != CelKind.Unset,
        CelKind.Optional => value.AsOptional().HasValue ? Has(value.AsOptional().Value, name) : false,
        _ => null,
    };

    public static CelValue Optional(in CelValue value, string name)
    {
        var inner = value;
        if (value.Kind == CelKind.Optional)
        {
            if (!value.AsOptional().HasValue)
            {
                return CelValue.None;
            }

            inner = value.AsOptional().Value;
        }

        if (Has(inner, name) is not { } has)
        {
            return NoFields(inner, name);
        }

        if (!has)
        {
            return CelValue.None;
        }

        var field = Field(inner, name);
        return field.IsError ? field : CelValue.FromOptional(field);
    }

    public static CelValue Index(in CelValue value, in CelValue key)
    {
        switch (value.Kind)
        {
            case CelKind.Map:
                return value.AsMap().TryGet(key, out var found)
                    ? found
                    : CelValue.Fail(CelCodes.NoSuchKey, $"the map has no key `{CelPrinter.Short(key)}`");
            case CelKind.List:
                if (!TryPosition(key, out var at))
                {
                    return CelValue.Fail(CelCodes.InvalidArgument, $"`{CelPrinter.Short(key)}` is no position in a list");
                }

                return at >= 0 && at < value.Items.Length
                    ? value.Items[at]
                    : CelValue.Fail(CelCodes.IndexOutOfRange, $"the list has no item `{CelPrinter.Short(key)}`");
            case CelKind.Object when key.Kind == CelKind.String:
                return Field(value, key.AsString());
            case CelKind.Optional:
                return OptionalIndex(value, key);
            default:
                return CelValue.Fail(
                    CelCodes.NoSuchOverload, $"`[]` does not take `{ValueTypes.Name(value)}` and `{ValueTypes.Name(key)}`");
        }
    }

    public static CelValue OptionalIndex(in CelValue value, in CelValue key)
    {
        var inner = value;
        if (value.Kind == CelKind.Optional)
        {
            if (!value.AsOptional().HasValue)
            {
                return CelValue.None;
            }

            inner = value.AsOptional().Value;
        }

        var found = Index(inner, key);
        if (!found.IsError)
        {
            return CelValue.FromOptional(found);
        }

        return found.AsError().Code is CelCodes.NoSuchKey or CelCodes.IndexOutOfRange ? CelValue.None : found;
    }

    private static bool TryPosition(in CelValue key, out int at)
    {
        at = -1;
        switch (key.Kind)
        {
            case CelKind.Int:
                at = key.AsInt() is >= 0 and <= int.MaxValue ? (int)key.AsInt() : -1;
                return true;
            case CelKind.Uint:
                at = key.AsUint() <= int.MaxValue ? (int)key.AsUint() : -1;
                return true;
            case CelKind.Double when CelNumbers.TryExactInt(key.AsDouble(), out var whole):
                at = whole is >= 0 and <= int.MaxValue ? (int)whole : -1;
                return true;
            default:
                return false;
        }
    }
}
