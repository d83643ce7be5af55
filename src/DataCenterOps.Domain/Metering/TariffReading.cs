using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>What reading a tariff book comes to.</summary>
public abstract record TariffReading
{
    private TariffReading() { }

    /// <summary>A book that may be published.</summary>
    public sealed record Valid(TariffBook Book) : TariffReading;

    /// <summary>Not a book, for every one of <paramref name="Errors"/>.</summary>
    public sealed record Invalid(ImmutableArray<UsageError> Errors) : TariffReading;
}
