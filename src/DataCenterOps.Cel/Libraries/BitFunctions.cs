namespace DataCenterOps.Cel;

/// <summary>Functions of the bits of integers. A shift by 64 and more leaves nothing; shifting right fills with zeroes.</summary>
internal static class BitFunctions
{
    public static IEnumerable<CelFunction> Functions()
    {
        foreach (var type in (CelType[])[CelType.Int, CelType.Uint])
        {
            yield return Binary("bitAnd", type, (left, right) => left & right);
            yield return Binary("bitOr", type, (left, right) => left | right);
            yield return Binary("bitXor", type, (left, right) => left ^ right);
            yield return CelFunction.Global("math.bitNot", [type], type, default, a => Like(a[0], ~a[0].Number));
            yield return Shift("bitShiftLeft", type, (bits, by) => bits << by);
            yield return Shift("bitShiftRight", type, (bits, by) => bits >>> by);
        }
    }

    private static CelFunction Binary(string name, CelType type, Func<long, long, long> operation) => CelFunction.Global(
        $"math.{name}", [type, type], type, default, a => Like(a[0], operation(a[0].Number, a[1].Number)));

    private static CelFunction Shift(string name, CelType type, Func<long, int, long> operation) => CelFunction.Global(
        $"math.{name}", [type, CelType.Int], type, default, a => a[1].AsInt() switch
        {
            < 0 => CelValue.Fail(CelCodes.InvalidArgument, "a shift by less than nothing"),
            >= 64 => Like(a[0], 0),
            var by => Like(a[0], operation(a[0].Number, (int)by)),
        });

    private static CelValue Like(in CelValue value, long bits) =>
        value.Kind == CelKind.Int ? CelValue.FromInt(bits) : CelValue.FromUint(unchecked((ulong)bits));
}
