namespace DataCenterOps.Grains.Access;

/// <summary>Bounds of the grains that look into tables and remember nothing.</summary>
internal static class LookupLimits
{
    /// <summary>
    /// How many of each work at once on one silo. Unless told Orleans makes as many as there are cores, and all other callers
    /// would wait while those wait for the database; more than twice the silo's connections would wait there.
    /// </summary>
    public const int Workers = 64;
}
