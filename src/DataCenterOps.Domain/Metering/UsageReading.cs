using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>What reading one event comes to.</summary>
public abstract record UsageReading
{
    private UsageReading() { }

    /// <summary>A usage event of the right form.</summary>
    public sealed record Valid(UsageEvent Event) : UsageReading;

    /// <summary>Not a usage event, for every one of <paramref name="Errors"/>.</summary>
    /// <param name="Id">The event's id where it could be read, so that the sender knows which one is meant.</param>
    /// <param name="Errors">At least one.</param>
    public sealed record Invalid(string? Id, ImmutableArray<UsageError> Errors) : UsageReading;
}
