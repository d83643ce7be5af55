using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>What the edge needs of a person who comes in.</summary>
/// <param name="Identity">Who, with the roles of this moment.</param>
/// <param name="IsDisabled">Whether the way in is closed.</param>
/// <param name="Login">What they type; absent until they have joined.</param>
/// <param name="Name">How the console addresses them; absent until then.</param>
/// <param name="PasswordHash">Absent until then, and after a reset.</param>
/// <param name="ProtectedSecret">The authenticator's secret as the edge has encrypted it; absent while none is enrolled.</param>
[GenerateSerializer, Immutable, Alias("dcops.PersonAccount")]
public sealed record PersonAccount(
    [property: Id(0)] Identity Identity,
    [property: Id(1)] bool IsDisabled,
    [property: Id(2)] string? Login,
    [property: Id(3)] string? Name,
    [property: Id(4)] string? PasswordHash,
    [property: Id(5)] string? ProtectedSecret)
{
    /// <summary>Whether a passkey is enrolled.</summary>
    [Id(6)] public bool HasPasskey { get; init; }

    /// <summary>Whether they come in by a passkey and have no password.</summary>
    public bool IsByPasskeyAlone => PasswordHash is null && HasPasskey && Login is not null;

    /// <summary>Whether a password and a second factor are there, or a passkey, which is both.</summary>
    public bool IsComplete => (PasswordHash is not null && ProtectedSecret is not null) || IsByPasskeyAlone;
}
