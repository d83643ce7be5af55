namespace DataCenterOps.Domain.Metering;

/// <summary>Limits and parameters of metering, each with its reason.</summary>
public static class MeteringLimits
{
    /// <summary>Decimals of a quantity and of a price: their product then has at most 18.</summary>
    public const int QuantityDecimals = 9;

    /// <summary>Decimals of an amount: the exact product of a quantity and a price.</summary>
    public const int AmountDecimals = 18;

    /// <summary>
    /// The largest quantity of one event: with 9 decimals and the microseconds of a month its integral stays far below
    /// the 128 bits it is summed in.
    /// </summary>
    public const long LargestQuantity = 1_000_000_000_000_000;

    /// <summary>Events of one batch: what one transaction writes within a few milliseconds.</summary>
    public const int BatchEvents = 1_000;

    /// <summary>Bytes of one request with usage: a full batch of the largest sensible events.</summary>
    public const int RequestBytes = 4 * 1024 * 1024;

    /// <summary>Characters of an event's id or source: they are part of a key that is kept for ever.</summary>
    public const int IdLength = 256;

    /// <summary>Dimensions of one event: more would be a document, not a measurement.</summary>
    public const int Dimensions = 16;

    /// <summary>Characters of a dimension's value.</summary>
    public const int DimensionLength = 200;

    /// <summary>Minutes an event may lie ahead of its receipt: clocks differ, but not by more.</summary>
    public const int FutureMinutes = 5;

    /// <summary>Days after which usage enters only as a manual adjustment by two persons.</summary>
    public const int OldestDays = 400;

    /// <summary>Hours of grace after the end of a civil month until its usage counts as late.</summary>
    public const int GraceHours = 72;

    /// <summary>Hours without an event after which the state of a resource is estimated, no longer measured.</summary>
    public const int SilentHours = 3;

    /// <summary>Longest window of one event, in days: a window belongs to one billing period or the two it touches.</summary>
    public const int WindowDays = 31;

    /// <summary>Rows of one tariff book.</summary>
    public const int TariffRows = 10_000;

    /// <summary>Tiers of one tariff row.</summary>
    public const int Tiers = 32;

    /// <summary>Problems that are listed of one tenant singly: a longer list tells nobody more than its sum.</summary>
    public const int ProblemsPerTenant = 500;

    /// <summary>Charges that one transaction of a rating run writes: a first run over 400 days must not hold the writer.</summary>
    public const int ChargesPerCommit = 2_000;
}
