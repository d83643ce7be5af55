namespace DataCenterOps.Cel;

/// <summary>What an instruction of a pattern does.</summary>
internal enum PatternStep
{
    /// <summary>Takes a code point of the set <c>First</c> and goes on behind itself.</summary>
    Take,

    /// <summary>Goes on at <c>First</c> and at <c>Second</c>.</summary>
    Fork,

    /// <summary>Goes on at <c>First</c>.</summary>
    Go,

    /// <summary>Goes on behind itself where the assertion <c>First</c> holds.</summary>
    Check,

    /// <summary>There is a match.</summary>
    Done,
}
