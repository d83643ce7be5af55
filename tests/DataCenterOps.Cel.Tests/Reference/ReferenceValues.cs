using System.Collections.Immutable;
using System.Numerics;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>Between the values of the product and plain objects: long, ulong, double, string, byte[], bool, null, lists, and the above.</summary>
internal static class ReferenceValues
{
    private static readonly BigInteger Second = 1_000_000_000;

    public static object? From(CelValue value) => value.Kind switch
    {
        CelKind.Null => null,
        CelKind.Bool => value.AsBool(),
        CelKind.Int => value.AsInt(),
        CelKind.Uint => value.AsUint(),
        CelKind.Double => value.AsDouble(),
        CelKind.String => value.AsString(),
        CelKind.Bytes => value.AsBytes().ToArray(),
        CelKind.List => value.AsList().Select(From).ToList(),
        CelKind.Map => new ReferenceMap([.. value.AsMap().Entries().Select(pair => (From(pair.Key), From(pair.Value)))]),
        CelKind.Type => new ReferenceType(value.AsType()),
        CelKind.Timestamp => new ReferenceTime((value.AsTimestamp().Seconds * Second) + value.AsTimestamp().Nanos),
        CelKind.Duration => new ReferenceSpan((value.AsDuration().Seconds * Second) + value.AsDuration().Nanos),
        CelKind.Optional => new ReferenceOptional(
            value.AsOptional().HasValue, value.AsOptional().HasValue ? From(value.AsOptional().Value) : null),
        _ => throw new InvalidOperationException($"no reference of {value.Kind}"),
    };

    public static CelValue To(object? value) => value switch
    {
        null => CelValue.Null,
        bool truth => CelValue.FromBool(truth),
        long number => CelValue.FromInt(number),
        ulong number => CelValue.FromUint(number),
        double number => CelValue.FromDouble(number),
        string text => CelValue.FromString(text),
        byte[] bytes => CelValue.FromBytes(ImmutableArray.Create(bytes)),
        List<object?> items => CelValue.FromList([.. items.Select(To)]),
        ReferenceMap map => CelValue.FromMap(CelMap.Of([.. map.Pairs.Select(pair => KeyValuePair.Create(To(pair.Key), To(pair.Value)))])),
        ReferenceType type => CelValue.FromType(type.Name),
        ReferenceTime time => Time(time.Nanos),
        ReferenceSpan span => CelDuration.TryFromNanos(span.Nanos, out var found)
            ? CelValue.FromDuration(found)
            : throw new InvalidOperationException("a span out of range"),
        ReferenceOptional optional => optional.Has ? CelValue.FromOptional(To(optional.Value)) : CelValue.None,
        _ => throw new InvalidOperationException($"no value of {value.GetType()}"),
    };

    public static string TypeName(object? value) => value switch
    {
        null => "null_type",
        bool => "bool",
        long => "int",
        ulong => "uint",
        double => "double",
        string => "string",
        byte[] => "bytes",
        List<object?> => "list",
        ReferenceMap => "map",
        ReferenceType => "type",
        ReferenceTime => "google.protobuf.Timestamp",
        ReferenceSpan => "google.protobuf.Duration",
        _ => "optional_type",
    };

    private static CelValue Time(BigInteger nanos)
    {
        var seconds = BigInteger.DivRem(nanos, Second, out var rest);
        (seconds, rest) = rest.Sign < 0 ? (seconds - 1, rest + Second) : (seconds, rest);
        return CelTimestamp.TryOf((long)seconds, (int)rest, out var found)
            ? CelValue.FromTimestamp(found)
            : throw new InvalidOperationException("an instant out of range");
    }
}
