namespace DataCenterOps.Cel;

/// <summary>The largest a value can be: its size, and the bound of its items or map values.</summary>
/// <param name="Size">Items, UTF-16 units or bytes.</param>
/// <param name="Item">The bound of the items; null when nothing is known of them.</param>
internal sealed record Bound(long Size, Bound? Item = null)
{
    public static Bound Zero { get; } = new(0);

    public static Bound Undeclared { get; } = new(CelLimits.UndeclaredSize);

    public Bound Items => Item ?? Undeclared;

    public static Bound Larger(Bound left, Bound right) => ReferenceEquals(left, right)
        ? left
        : new(Math.Max(left.Size, right.Size),
            left.Item is null || right.Item is null ? null : Larger(left.Item, right.Item));

    /// <summary>The bound of a field as it is declared.</summary>
    public static Bound Of(CelField field) => Of(field.Type, field.MaxSize, field.ItemSize);

    public static Bound Of(CelType type, long size, long itemSize) => type.Kind switch
    {
        CelTypeKind.List => new(size, Of(type.First!, itemSize, itemSize)),
        CelTypeKind.Map => new(size, Of(type.Second!, itemSize, itemSize)),
        CelTypeKind.String or CelTypeKind.Bytes => new(size),
        CelTypeKind.Dyn or CelTypeKind.Free or CelTypeKind.Parameter or CelTypeKind.Optional => Undeclared,
        _ => Zero,
    };

    /// <summary>The most that comparing such a value can cost; see <see cref="Weight"/>.</summary>
    public long WeightOf(CelType type)
    {
        switch (type.Kind)
        {
            case CelTypeKind.String or CelTypeKind.Bytes:
                return Size / 10;
            case CelTypeKind.List:
                return Saturating.Multiply(Size, Saturating.Add(1, Items.WeightOf(type.First!)));
            case CelTypeKind.Map:
                var keys = 1 + (type.First!.Kind is CelTypeKind.String or CelTypeKind.Dyn ? CelLimits.UndeclaredSize / 10 : 0);
                return Saturating.Multiply(Size, Saturating.Add(keys, Saturating.Add(1, Items.WeightOf(type.Second!))));
            case CelTypeKind.Object:
                var total = 0L;
                foreach (var field in type.Declared!.Fields)
                {
                    total = Saturating.Add(total, Saturating.Add(1, Of(field).WeightOf(field.Type)));
                }

                return total;
            case CelTypeKind.Dyn or CelTypeKind.Optional:
                return long.MaxValue / 4;
            default:
                return 0;
        }
    }
}
