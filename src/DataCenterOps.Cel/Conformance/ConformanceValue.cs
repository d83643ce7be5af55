using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DataCenterOps.Cel;

/// <summary>A typed value of the conformance tests, as in <c>{"int64": "42"}</c>.</summary>
internal static class ConformanceValue
{
    public static CelValue Read(JsonElement json)
    {
        var tagged = json.EnumerateObject().First();
        var value = tagged.Value;
        return tagged.Name switch
        {
            "null" => CelValue.Null,
            "bool" => CelValue.FromBool(value.GetBoolean()),
            "int64" => CelValue.FromInt(long.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
            "uint64" => CelValue.FromUint(ulong.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
            "double" => CelValue.FromDouble(Double(value.GetString()!)),
            "string" => CelValue.FromString(value.GetString()!),
            "bytesBase64" => CelValue.FromBytes(ImmutableArray.Create(value.GetBytesFromBase64())),
            "type" => CelValue.FromType(value.GetString()!),
            "list" => CelValue.FromList([.. value.EnumerateArray().Select(Read)]),
            "map" => CelValue.FromMap(CelMap.Of(
                [.. value.EnumerateArray().Select(pair => KeyValuePair.Create(Read(pair[0]), Read(pair[1])))])),
            _ => throw new FormatException($"`{tagged.Name}` is no tag of a value"),
        };
    }

    private static double Double(string text) => text.ToUpperInvariant() switch
    {
        "INF" or "INFINITY" or "+INF" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
