namespace DataCenterOps.Cel;

/// <summary>What stands beside a place in the text, as far as assertions ask.</summary>
internal enum PatternPlace
{
    /// <summary>The start or the end of the text.</summary>
    Edge,
    NewLine,
    Word,
    Other,
}
