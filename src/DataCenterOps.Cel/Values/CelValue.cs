using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataCenterOps.Cel;

/// <summary>
/// One value of the language. Numbers, booleans and times are held in place, never boxed.
/// <see cref="Equals(CelValue)"/> is strict (a uint is no int, <c>-0.0</c> is not <c>0.0</c>);
/// the language's own equality is <see cref="CelEquality"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[StructLayout(LayoutKind.Auto)]
public readonly struct CelValue : IEquatable<CelValue>
{
    private readonly object? _object;
    private readonly long _number;
    private readonly int _nanos;
    private readonly CelKind _kind;

    private CelValue(CelKind kind, long number, object? value = null, int nanos = 0)
    {
        _kind = kind;
        _number = number;
        _object = value;
        _nanos = nanos;
    }

    /// <summary>What the value is.</summary>
    public CelKind Kind => _kind;

    /// <summary>The value <c>null</c>.</summary>
    public static CelValue Null => new(CelKind.Null, 0);

    /// <summary>The value <c>true</c>.</summary>
    public static CelValue True => new(CelKind.Bool, 1);

    /// <summary>The value <c>false</c>.</summary>
    public static CelValue False => new(CelKind.Bool, 0);

    /// <summary>A slot that is not set.</summary>
    public static CelValue Unset => default;

    /// <summary>A slot that its object computes at the first read.</summary>
    public static CelValue Lazy => new(CelKind.Lazy, 0);

    /// <summary>Whether this is an error.</summary>
    public bool IsError => _kind == CelKind.Error;

    internal long Number => _number;

    internal int Nanos => _nanos;

    internal object? Reference => _object;

    /// <summary>A boolean.</summary>
    public static CelValue FromBool(bool value) => new(CelKind.Bool, value ? 1 : 0);

    /// <summary>A signed integer.</summary>
    public static CelValue FromInt(long value) => new(CelKind.Int, value);

    /// <summary>An unsigned integer.</summary>
    public static CelValue FromUint(ulong value) => new(CelKind.Uint, unchecked((long)value));

    /// <summary>A double.</summary>
    public static CelValue FromDouble(double value) => new(CelKind.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A text. It must be well-formed UTF-16.</summary>
    public static CelValue FromString(string value) => new(CelKind.String, 0, value);

    /// <summary>Bytes.</summary>
    public static CelValue FromBytes(ImmutableArray<byte> value) =>
        new(CelKind.Bytes, 0, ImmutableCollectionsMarshal.AsArray(value) ?? []);

    /// <summary>An instant.</summary>
    public static CelValue FromTimestamp(CelTimestamp value) =>
        new(CelKind.Timestamp, value.Seconds, null, value.Nanos);

    /// <summary>A span of time.</summary>
    public static CelValue FromDuration(CelDuration value) =>
        new(CelKind.Duration, value.Seconds, null, value.Nanos);

    /// <summary>A list.</summary>
    public static CelValue FromList(ImmutableArray<CelValue> items) =>
        new(CelKind.List, 0, ImmutableCollectionsMarshal.AsArray(items) ?? []);

    /// <summary>A map.</summary>
    public static CelValue FromMap(CelMap map) => new(CelKind.Map, 0, map);

    /// <summary>An object of a declared type.</summary>
    public static CelValue FromObject(CelObject value) => new(CelKind.Object, 0, value);

    /// <summary>A type by its run-time name, as in <c>int</c> or <c>google.protobuf.Timestamp</c>.</summary>
    public static CelValue FromType(string name) => new(CelKind.Type, 0, name);

    /// <summary>An optional that holds <paramref name="value"/>.</summary>
    public static CelValue FromOptional(CelValue value) => new(CelKind.Optional, 0, new CelOptional(value));

    /// <summary>The optional that holds nothing.</summary>
    public static CelValue None => new(CelKind.Optional, 0, CelOptional.None);

    /// <summary>A value of a library's own type.</summary>
    public static CelValue FromOpaque(CelOpaque value) => new(CelKind.Opaque, 0, value);

    /// <summary>An error, as a function returns it; the call adds its position.</summary>
    public static CelValue FromError(CelError error) => new(CelKind.Error, 0, error);

    /// <summary>An error, as a function returns it; the call adds its position.</summary>
    public static CelValue Fail(string code, string message) => FromError(new CelError(code, message));

    /// <summary>The boolean. Throws when this is none.</summary>
    public bool AsBool() => Is(CelKind.Bool)._number != 0;

    /// <summary>The signed integer. Throws when this is none.</summary>
    public long AsInt() => Is(CelKind.Int)._number;

    /// <summary>The unsigned integer. Throws when this is none.</summary>
    public ulong AsUint() => unchecked((ulong)Is(CelKind.Uint)._number);

    /// <summary>The double. Throws when this is none.</summary>
    public double AsDouble() => BitConverter.Int64BitsToDouble(Is(CelKind.Double)._number);

    /// <summary>The text. Throws when this is none.</summary>
    public string AsString() => Unsafe.As<string>(Is(CelKind.String)._object!);

    /// <summary>The bytes. Throws when this is none.</summary>
    public ImmutableArray<byte> AsBytes() =>
        ImmutableCollectionsMarshal.AsImmutableArray(Unsafe.As<byte[]>(Is(CelKind.Bytes)._object));

    /// <summary>The instant. Throws when this is none.</summary>
    public CelTimestamp AsTimestamp() => new(Is(CelKind.Timestamp)._number, _nanos);

    /// <summary>The span of time. Throws when this is none.</summary>
    public CelDuration AsDuration() => new(Is(CelKind.Duration)._number, _nanos);

    /// <summary>The items. Throws when this is no list.</summary>
    public ImmutableArray<CelValue> AsList() => ImmutableCollectionsMarshal.AsImmutableArray(Items);

    /// <summary>The map. Throws when this is none.</summary>
    public CelMap AsMap() => Unsafe.As<CelMap>(Is(CelKind.Map)._object!);

    /// <summary>The object. Throws when this is none.</summary>
    public CelObject AsObject() => Unsafe.As<CelObject>(Is(CelKind.Object)._object!);

    /// <summary>The type's name. Throws when this is no type.</summary>
    public string AsType() => Unsafe.As<string>(Is(CelKind.Type)._object!);

    /// <summary>The optional. Throws when this is none.</summary>
    public CelOptional AsOptional() => Unsafe.As<CelOptional>(Is(CelKind.Optional)._object!);

    /// <summary>The library's value. Throws when this is none.</summary>
    public CelOpaque AsOpaque() => Unsafe.As<CelOpaque>(Is(CelKind.Opaque)._object!);

    /// <summary>The error. Throws when this is none.</summary>
    public CelError AsError() => Unsafe.As<CelError>(Is(CelKind.Error)._object!);

    internal CelValue[] Items => Unsafe.As<CelValue[]>(Is(CelKind.List)._object!);

    internal static CelValue OfItems(CelValue[] items) => new(CelKind.List, 0, items);

    /// <summary>Strict equality: kind and content, numbers by their bits.</summary>
    public bool Equals(CelValue other) => CelEquality.Strict(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => CelEquality.Hash(this);

    /// <summary>The value in the language's notation.</summary>
    public override string ToString() => CelPrinter.Print(this);

    /// <summary>Strict equality.</summary>
    public static bool operator ==(CelValue left, CelValue right) => left.Equals(right);

    /// <summary>Strict inequality.</summary>
    public static bool operator !=(CelValue left, CelValue right) => !left.Equals(right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CelValue Is(CelKind kind) => _kind == kind ? this : throw Wrong(kind, _kind);

    private static InvalidOperationException Wrong(CelKind wanted, CelKind found) =>
        new($"the value is {found}, not {wanted}");
}
