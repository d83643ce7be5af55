using System.Globalization;

namespace DataCenterOps.Benchmarks;

/// <summary>One line of the report: what was measured beside what it may be.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Measured">The value.</param>
/// <param name="Bound">The limit, in the same unit.</param>
/// <param name="Unit">The unit, as in <c>ms</c> or <c>× peer</c>.</param>
/// <param name="MoreIsBetter">Whether the value must reach the bound; otherwise it must stay within.</param>
/// <param name="Detail">The raw figures behind a ratio.</param>
internal sealed record Figure(string Name, double Measured, double Bound, string Unit, bool MoreIsBetter, string Detail)
{
    /// <summary>Whether the bound is kept.</summary>
    public bool IsMet => MoreIsBetter ? Measured >= Bound : Measured <= Bound;

    public static Figure AtLeast(string name, double measured, double bound, string unit, string detail) =>
        new(name, measured, bound, unit, MoreIsBetter: true, detail);

    public static Figure AtMost(string name, double measured, double bound, string unit, string detail) =>
        new(name, measured, bound, unit, MoreIsBetter: false, detail);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsMet ? "met " : "MISS")}  {Name,-52} {Measured,9:0.##} {Unit,-8} ({(MoreIsBetter ? "≥" : "≤")} {Bound:0.##})  {Detail}");
}
