namespace DataCenterOps.Cel;

/// <summary>What a value is at run time.</summary>
public enum CelKind
{
    /// <summary>Nothing: a field that is not set. Never the result of an expression.</summary>
    Unset,

    /// <summary>The value <c>null</c>.</summary>
    Null,

    /// <summary>A boolean.</summary>
    Bool,

    /// <summary>A signed 64-bit integer.</summary>
    Int,

    /// <summary>An unsigned 64-bit integer.</summary>
    Uint,

    /// <summary>A 64-bit IEEE number.</summary>
    Double,

    /// <summary>A text of code points.</summary>
    String,

    /// <summary>A sequence of bytes.</summary>
    Bytes,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map in insertion order.</summary>
    Map,

    /// <summary>An object of a declared type.</summary>
    Object,

    /// <summary>A type.</summary>
    Type,

    /// <summary>An instant with nanoseconds.</summary>
    Timestamp,

    /// <summary>A span of time with nanoseconds.</summary>
    Duration,

    /// <summary>A value that may be absent.</summary>
    Optional,

    /// <summary>A value of a library's own type.</summary>
    Opaque,

    /// <summary>An error on its way through an expression.</summary>
    Error,

    /// <summary>A slot whose value is computed at its first read. Never the result of an expression.</summary>
    Lazy,
}
