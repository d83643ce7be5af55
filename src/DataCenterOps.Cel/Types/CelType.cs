namespace DataCenterOps.Cel;

/// <summary>A static type. Immutable; compare with <see cref="Equals(CelType?)"/>.</summary>
public sealed class CelType : IEquatable<CelType>
{
    private CelType(CelTypeKind kind, string name, CelType? first = null, CelType? second = null,
        CelObjectType? declared = null, int free = 0)
    {
        (Kind, Name, First, Second, Declared, FreeId) = (kind, name, first, second, declared, free);
    }

    /// <summary>Any type: checked at run time.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>The type of <c>null</c>.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Null, "null_type");

    /// <summary>Boolean.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");

    /// <summary>Signed integer.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");

    /// <summary>Unsigned integer.</summary>
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");

    /// <summary>Double.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");

    /// <summary>Text.</summary>
    public static CelType String { get; } = new(CelTypeKind.String, "string");

    /// <summary>Bytes.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");

    /// <summary>Instant.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");

    /// <summary>Span of time.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "google.protobuf.Duration");

    /// <summary>The type of types.</summary>
    public static CelType Type { get; } = new(CelTypeKind.Type, "type");

    /// <summary>The element type of a list, the key type of a map, the content of an optional; else null.</summary>
    public CelType? First { get; }

    /// <summary>The value type of a map; else null.</summary>
    public CelType? Second { get; }

    /// <summary>The declaration of an object type; else null.</summary>
    public CelObjectType? Declared { get; }

    /// <summary>The name at run time: <c>list</c> for every list.</summary>
    public string Name { get; }

    internal CelTypeKind Kind { get; }

    internal int FreeId { get; }

    /// <summary>A list.</summary>
    public static CelType List(CelType element) => new(CelTypeKind.List, "list", element);

    /// <summary>A map.</summary>
    public static CelType Map(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);

    /// <summary>A declared object.</summary>
    public static CelType Object(CelObjectType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new CelType(CelTypeKind.Object, type.Name, declared: type);
    }

    /// <summary>An optional.</summary>
    public static CelType Optional(CelType content) => new(CelTypeKind.Optional, "optional_type", content);

    /// <summary>A library's own type.</summary>
    public static CelType Opaque(string name) => new(CelTypeKind.Opaque, name);

    /// <summary>A type parameter of a function's signature: the same letter is the same type.</summary>
    public static CelType Parameter(string letter) => new(CelTypeKind.Parameter, letter);

    internal static CelType Free(int id) => new(CelTypeKind.Free, "_", free: id);

    /// <inheritdoc/>
    public bool Equals(CelType? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && FreeId == other.FreeId
            && string.Equals(Name, other.Name, StringComparison.Ordinal)
            && ReferenceEquals(Declared, other.Declared)
            && Equals(First, other.First) && Equals(Second, other.Second));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, First, Second, FreeId);

    /// <summary>The type in the language's notation, as in <c>map(string, int)</c>.</summary>
    public override string ToString() => Kind switch
    {
        CelTypeKind.List or CelTypeKind.Optional => $"{Name}({First})",
        CelTypeKind.Map => $"map({First}, {Second})",
        CelTypeKind.Timestamp => "timestamp",
        CelTypeKind.Duration => "duration",
        CelTypeKind.Null => "null",
        _ => Name,
    };
}
