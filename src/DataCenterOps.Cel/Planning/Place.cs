namespace DataCenterOps.Cel;

/// <summary>Where a node stands; line and column are computed when an error needs them.</summary>
internal readonly record struct Place(CelSource Source, int Offset)
{
    public (int Line, int Column) Position() => Source.Position(Offset);
}
