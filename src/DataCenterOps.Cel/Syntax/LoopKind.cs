namespace DataCenterOps.Cel;

/// <summary>What a loop does with its items.</summary>
internal enum LoopKind
{
    All,
    Exists,
    ExistsOne,

    /// <summary>A list of the bodies of the items that pass the filter.</summary>
    ToList,

    /// <summary>A list of the items for which the body is true.</summary>
    Where,

    /// <summary>A map of each key to the body.</summary>
    ToMap,

    /// <summary>A map of the entries that the bodies are.</summary>
    ToMapEntries,
}
