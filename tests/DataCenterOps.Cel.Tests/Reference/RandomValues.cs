using System.Collections.Immutable;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>Values for the variables of <see cref="RandomExpression"/>, near the edges of their types.</summary>
internal static class RandomValues
{
    public static CelValue[] Of(Dice dice) =>
    [
        CelValue.FromBool(dice.Next(2) == 0),
        CelValue.FromInt(Int(dice)),
        CelValue.FromUint(dice.Of(0UL, 1UL, 3UL, ulong.MaxValue)),
        CelValue.FromDouble(dice.Of(0.0, -0.0, 1.0, 2.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e19, -3.0)),
        CelValue.FromString(Text(dice)),
        CelValue.FromBytes(ImmutableArray.Create(dice.Of<byte[]>([], [0], [255, 1], [97]))),
        CelValue.FromList([.. Enumerable.Range(0, dice.Next(5)).Select(_ => CelValue.FromInt(Int(dice)))]),
        CelValue.FromList([.. Enumerable.Range(0, dice.Next(5)).Select(_ => CelValue.FromString(Text(dice)))]),
        CelValue.FromMap(Map(dice)),
        CelValue.FromTimestamp(CelTimestamp.From(dice.Of(
            DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(2026, 9, 20, 12, 0, 0, TimeSpan.Zero)))),
        CelValue.FromDuration(CelDuration.From(dice.Of(TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromTicks(-1), TimeSpan.FromDays(-900)))),
        dice.Next(2) == 0 ? CelValue.None : CelValue.FromOptional(CelValue.FromInt(Int(dice))),
    ];

    private static long Int(Dice dice) => dice.Of(0L, 1L, 2L, 3L, -1L, long.MaxValue, long.MinValue, 10L);

    private static string Text(Dice dice) => dice.Of("", "a", "b", "ab", "é", "😀a", "x,y", "aaa");

    private static CelMap Map(Dice dice)
    {
        string[] keys = ["a", "b", "c", "😀"];
        return CelMap.Of(keys.Take(dice.Next(5)).Select(key => (key, CelValue.FromInt(Int(dice)))).ToArray());
    }
}
