namespace DataCenterOps.Domain.Metering;

/// <summary>One thing that is wrong with an event or a tariff book.</summary>
/// <param name="Path">Where, as in <c>data.quantity</c> or <c>rows[3].price</c>; empty for the whole.</param>
/// <param name="Code">Stable, dotted, lower-case, as in <c>usage.unknown_field</c>.</param>
/// <param name="Message">One lower-case sentence with the user's input in backticks.</param>
public sealed record UsageError(string Path, string Code, string Message);
