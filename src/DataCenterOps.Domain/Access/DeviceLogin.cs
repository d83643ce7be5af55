using Orleans;

namespace DataCenterOps.Domain.Access;

/// <summary>A program that asks to act for whoever lets it in.</summary>
/// <param name="Code">What that person types.</param>
/// <param name="SecretSha256">SHA-256 of the secret that the program has made and keeps; it becomes good when somebody agrees.</param>
/// <param name="Name">What the program calls itself.</param>
/// <param name="Address">Where it asked from, as people read it.</param>
/// <param name="Place">The place that requests are counted by.</param>
/// <param name="AskedAt">When.</param>
[GenerateSerializer, Immutable, Alias("dcops.DeviceLogin")]
public sealed record DeviceLogin(
    [property: Id(0)] DeviceCode Code,
    [property: Id(1)] string SecretSha256,
    [property: Id(2)] string Name,
    [property: Id(3)] string Address,
    [property: Id(4)] string Place,
    [property: Id(5)] DateTimeOffset AskedAt)
{
    /// <summary>How far it is.</summary>
    [Id(6)] public DeviceState State { get; init; }

    /// <summary>When the code is good no longer.</summary>
    public DateTimeOffset EndsAt => AskedAt + DeviceLimits.Life;
}
