using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// One measurement, read and found to be of the right form. Its id at its source names it for ever; its digest says
/// whether a second one with that name is the same.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.UsageEvent")]
public sealed record UsageEvent
{
    /// <summary>The event's id, unique at its source; at most 256 characters.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>The collector, as a URN.</summary>
    [Id(1)] public required string Source { get; init; }

    /// <summary>As in <c>dz.dcops.usage.allocated.v1</c>.</summary>
    [Id(2)] public required string Type { get; init; }

    /// <summary>Whose usage.</summary>
    [Id(3)] public required UsageSubject Subject { get; init; }

    /// <summary>When the collector says it happened, in UTC.</summary>
    [Id(4)] public required DateTimeOffset Time { get; init; }

    /// <summary>The meter's id, known or not.</summary>
    [Id(5)] public required string Meter { get; init; }

    /// <summary>How much; never below zero.</summary>
    [Id(6)] public required Quantity Quantity { get; init; }

    /// <summary>The unit the collector counts in, to be compared with the meter's.</summary>
    [Id(7)] public required string Unit { get; init; }

    /// <summary>The start of the window, or the moment from which a state holds.</summary>
    [Id(8)] public required DateTimeOffset From { get; init; }

    /// <summary>The end of the window, exclusive; absent for a state.</summary>
    [Id(9)] public DateTimeOffset? Until { get; init; }

    /// <summary>How it is known.</summary>
    [Id(10)] public required UsageQuality Quality { get; init; }

    /// <summary>The collector's sequence number, as text; absent when it keeps none.</summary>
    [Id(11)] public string? Sequence { get; init; }

    /// <summary>The key that signed, where the event is signed.</summary>
    [Id(12)] public string? KeyId { get; init; }

    /// <summary>The signature of the digest, where the event is signed.</summary>
    [Id(13)] public string? Signature { get; init; }

    /// <summary>SHA-256 of <see cref="Canonical"/>, lower-case hexadecimal.</summary>
    [Id(14)] public required string Digest { get; init; }

    /// <summary>
    /// The event in RFC 8785 form without its signature, times in UTC and the quantity without needless zeros: 1.10 and
    /// 1.1 are one event.
    /// </summary>
    [Id(15)] public required ImmutableArray<byte> Canonical { get; init; }

    /// <summary>Whether a state is measured, not a window.</summary>
    public bool IsState => Until is null;

    /// <summary>The latest moment that the event speaks of.</summary>
    public DateTimeOffset Latest => Until is { } until && until > Time ? until : Time > From ? Time : From;
}
