using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>An immutable version of all prices.</summary>
/// <param name="Id">As in <c>T2026.3</c>.</param>
/// <param name="PublishedAt">When it was decided: the second time axis beside the rows' validity.</param>
/// <param name="Currency">Of every row.</param>
/// <param name="Rows">Its prices.</param>
public sealed record TariffBook(string Id, DateTimeOffset PublishedAt, string Currency, ImmutableArray<TariffRow> Rows);
