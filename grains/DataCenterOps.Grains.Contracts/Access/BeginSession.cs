using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>Asks for a session of the console.</summary>
/// <param name="Id">Its name in lists; a UUIDv7, so that names are in the order of their making.</param>
/// <param name="Sha256">SHA-256 of the cookie's secret, lower-case hexadecimal.</param>
/// <param name="Identity">Whose.</param>
/// <param name="Method">How they proved who they are, as in <c>link</c>.</param>
/// <param name="IsComplete">False while a second factor is still to be proven.</param>
/// <param name="Address">Where the request came from.</param>
/// <param name="Device">As in <c>Firefox, Windows</c>.</param>
[GenerateSerializer, Immutable, Alias("dcops.BeginSession")]
public sealed record BeginSession(
    [property: Id(0)] string Id,
    [property: Id(1)] string Sha256,
    [property: Id(2)] Identity Identity,
    [property: Id(3)] string Method,
    [property: Id(4)] bool IsComplete,
    [property: Id(5)] string Address,
    [property: Id(6)] string Device);
