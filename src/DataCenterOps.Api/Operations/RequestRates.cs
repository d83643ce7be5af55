namespace DataCenterOps.Api.Operations;

/// <summary>How much one place and one identity may send to a node: the section <c>Limits</c> of the configuration.</summary>
public sealed class RequestRates
{
    /// <summary>Requests a second from one address (one /64 network in IPv6), whoever asks: an office shares one.</summary>
    public int PlacePerSecond { get; set; } = 500;

    /// <summary>Requests that one address may send at once.</summary>
    public int PlaceBurst { get; set; } = 2_000;

    /// <summary>Requests a second of one identity. A collector sends 1,000 events in each.</summary>
    public int IdentityPerSecond { get; set; } = 200;

    /// <summary>Requests that one identity may send at once: a person's page with all it loads, a program's start.</summary>
    public int IdentityBurst { get; set; } = 1_000;

    /// <summary>Whether each is at least as much as comes back in a tenth of a second, and none is beyond a million.</summary>
    public bool AreInBounds() =>
        new[] { PlacePerSecond, PlaceBurst, IdentityPerSecond, IdentityBurst }.All(rate => rate is >= 10 and <= 1_000_000);
}
