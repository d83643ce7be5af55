namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>What becomes of one finding.</summary>
/// <param name="Key">Which.</param>
/// <param name="Event"><c>opened</c>, <c>changed</c> or <c>closed</c>.</param>
/// <param name="Body">The body of its entry in canonical JSON.</param>
public sealed record FindingChange(string Key, string Event, byte[] Body)
{
    /// <summary>It was not open before.</summary>
    public const string Opened = "opened";

    /// <summary>It was open and says something else now.</summary>
    public const string Changed = "changed";

    /// <summary>It is no more: mended, not asked for any more, or its subject is gone.</summary>
    public const string Closed = "closed";
}
