namespace DataCenterOps.Domain.Estate;

/// <summary>The forms of a written value.</summary>
internal enum SourceNodeKind
{
    /// <summary>A text, number, flag or nothing.</summary>
    Scalar,

    /// <summary>Names with values.</summary>
    Mapping,

    /// <summary>A list.</summary>
    Sequence,

    /// <summary>Something that was refused where it was read, so that nobody complains twice.</summary>
    Refused,
}
