namespace DataCenterOps.Cel;

/// <summary>The language's order of values.</summary>
internal static class Ordering
{
    /// <summary>-1, 0 or 1, or <see cref="CelNumbers.Unordered"/> with a NaN. False for kinds that have no common order.</summary>
    public static bool TryCompare(in CelValue left, in CelValue right, out int order)
    {
        order = 0;
        if (left.Kind != right.Kind)
        {
            if (!CelNumbers.IsNumber(left.Kind) || !CelNumbers.IsNumber(right.Kind))
            {
                return false;
            }

            order = CelNumbers.Compare(left, right);
            return true;
        }

        switch (left.Kind)
        {
            case CelKind.Int or CelKind.Bool:
                order = left.Number.CompareTo(right.Number);
                return true;
            case CelKind.Uint or CelKind.Double:
                order = CelNumbers.Compare(left, right);
                return true;
            case CelKind.String:
                order = Math.Sign(CelText.Compare(left.AsString(), right.AsString()));
                return true;
            case CelKind.Bytes:
                order = Math.Sign(left.AsBytes().AsSpan().SequenceCompareTo(right.AsBytes().AsSpan()));
                return true;
            case CelKind.Timestamp or CelKind.Duration:
                order = left.Number.CompareTo(right.Number);
                order = order != 0 ? order : left.Nanos.CompareTo(right.Nanos);
                return true;
            default:
                return false;
        }
    }
}
