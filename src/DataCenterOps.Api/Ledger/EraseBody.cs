namespace DataCenterOps.Api.Ledger;

/// <summary>The body of a request to erase what is personal in one object.</summary>
/// <param name="Kind">As in <c>people</c>.</param>
/// <param name="Id">Its full id.</param>
internal sealed record EraseBody(string Kind, string Id);
