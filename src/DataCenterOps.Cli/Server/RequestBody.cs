namespace DataCenterOps.Cli.Server;

/// <summary>What a request carries; kept, so that the request can be repeated.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="MediaType">As in <c>application/json</c>.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes, string MediaType);
