namespace DataCenterOps.Domain.Metering;

/// <summary>A declared quantity of one resource over a time, as the estate has it.</summary>
/// <param name="Quantity">How much is provisioned, in the meter's unit.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">The first moment without; absent while it stands.</param>
public sealed record ResourceSpan(Quantity Quantity, DateTimeOffset From, DateTimeOffset? Until);
