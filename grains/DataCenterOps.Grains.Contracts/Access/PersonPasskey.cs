using System.Collections.Immutable;

namespace DataCenterOps.Grains.Access;

/// <summary>A passkey of a person: what is public of it.</summary>
/// <param name="Id">The credential's id, base64url.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="PublicKey">COSE.</param>
/// <param name="SignCount">How often it has signed, if it counts.</param>
/// <param name="Transports">As the browser named them, separated by commas.</param>
/// <param name="IsBackupEligible">Whether it may be copied to other devices.</param>
/// <param name="IsBackedUp">Whether it was.</param>
/// <param name="CreatedAt">When it was enrolled.</param>
/// <param name="UsedAt">When it was last used.</param>
[GenerateSerializer, Immutable, Alias("dcops.PersonPasskey")]
public sealed record PersonPasskey(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<byte> PublicKey,
    [property: Id(3)] long SignCount,
    [property: Id(4)] string Transports,
    [property: Id(5)] bool IsBackupEligible,
    [property: Id(6)] bool IsBackedUp,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] DateTimeOffset? UsedAt);
