using System.Numerics;
using System.Runtime.InteropServices;

namespace DataCenterOps.Cel;

/// <summary>
/// What a call costs: one formula for run time, with sizes as they are, and for the worst case, with declared maxima.
/// So the run-time cost never exceeds the estimate.
/// </summary>
/// <param name="Base">Units of every call.</param>
/// <param name="Shape">How the rest grows.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CelCost(long Base, CelCostShape Shape = CelCostShape.Fixed)
{
    /// <summary>A cost that does not depend on the arguments.</summary>
    public static CelCost Of(long units) => new(units);

    internal bool NeedsSizes => Shape != CelCostShape.Fixed;

    /// <summary>Whether the sizes that <see cref="Units"/> takes are weights.</summary>
    internal bool CountsWeights => Shape is CelCostShape.Deep or CelCostShape.Sorting or CelCostShape.Pairs;

    internal long Units(ReadOnlySpan<long> sizes)
    {
        var first = sizes.IsEmpty ? 0 : sizes[0];
        var second = sizes.Length > 1 ? sizes[1] : 0;
        switch (Shape)
        {
            case CelCostShape.Pattern:
                return Saturating.Add(Base, Saturating.Multiply((first / 10) + 1, (second / 4) + 1));
            case CelCostShape.Product:
                return Saturating.Add(Base, Saturating.Multiply(Saturating.Add(first, 1), Saturating.Add(second, 1)) / 10);
            case CelCostShape.Sorting:
                var sorted = sizes[^1];
                return Saturating.Add(Base, Saturating.Multiply(sorted, 2 + (2L * BitOperations.Log2(((ulong)sorted) + 1))));
            case CelCostShape.Pairs:
                return Saturating.Add(Base, Saturating.Multiply(Saturating.Add(1, first), Saturating.Add(1, sizes[^1])));
            case CelCostShape.Fixed:
                return Base;
            default:
                var total = 0L;
                foreach (var size in sizes)
                {
                    total = Saturating.Add(total, Shape == CelCostShape.Tenth ? size / 10 : size);
                }

                return Saturating.Add(Base, total);
        }
    }
}
