using System.Buffers.Text;
using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>Base64, read with padding or without.</summary>
internal static class EncoderFunctions
{
    public static IEnumerable<CelFunction> Functions()
    {
        var cost = new CelCost(0, CelCostShape.Tenth);
        yield return CelFunction.Global("base64.encode", [CelType.Bytes], CelType.String, cost,
            a => a[0].AsBytes().Length > CelLimits.TextLength / 4 * 3
                ? Arithmetic.TooLarge("text")
                : CelValue.FromString(Convert.ToBase64String(a[0].AsBytes().AsSpan()))).WithResultSize(CelLimits.TextLength);
        yield return CelFunction.Global("base64.decode", [CelType.String], CelType.Bytes, cost, a => Decode(a[0].AsString()));
    }

    private static CelValue Decode(string text)
    {
        var padded = text.Length % 4 == 0 ? text : text.PadRight(text.Length + 4 - (text.Length % 4), '=');
        return Base64.IsValid(padded)
            ? CelValue.FromBytes(ImmutableArray.Create(Convert.FromBase64String(padded)))
            : CelValue.Fail(CelCodes.InvalidArgument, "the text is no base64");
    }
}
