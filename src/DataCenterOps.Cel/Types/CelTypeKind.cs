namespace DataCenterOps.Cel;

/// <summary>What a static type is.</summary>
internal enum CelTypeKind
{
    Dyn,
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Timestamp,
    Duration,
    List,
    Map,
    Object,
    Type,
    Optional,
    Opaque,

    /// <summary>A letter in a function's signature.</summary>
    Parameter,

    /// <summary>A type that inference has yet to find.</summary>
    Free,
}
