namespace DataCenterOps.Cel;

/// <summary>What must hold at a place in the text.</summary>
internal enum PatternAssertion
{
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NoWordBoundary,
}
