namespace DataCenterOps.Cel;

/// <summary>Lists of declared objects of different types may be joined; the result holds any.</summary>
internal static class ObjectLists
{
    public static bool Both(TypeInference types, ReadOnlySpan<CelType> operands)
    {
        foreach (var operand in operands)
        {
            if (types.Final(operand) is not { Kind: CelTypeKind.List, First.Kind: CelTypeKind.Object })
            {
                return false;
            }
        }

        return operands.Length == 2;
    }
}
