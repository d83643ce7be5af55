using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>An address at which a system is reached.</summary>
/// <param name="Id">Unique in its system.</param>
/// <param name="Host">A host's name or address.</param>
/// <param name="Declared">The jurisdictions in which it is declared to answer.</param>
/// <param name="TlsVersion"><c>1.2</c> or <c>1.3</c>; absent when not declared.</param>
public sealed record EndpointView(string Id, string Host, ImmutableArray<string> Declared, string? TlsVersion)
{
    /// <summary>Reads an item of <c>endpoints</c>.</summary>
    public static EndpointView Read(JsonElement endpoint) => new(
        endpoint.Text("id"), endpoint.Text("host"), endpoint.Texts("declared"),
        endpoint.TryGetProperty("tls", out var tls) ? tls.TextOrNull("version") : null);
}
