using Orleans;

namespace DataCenterOps.Domain.Ledger;

/// <summary>Names a stream of the ledger: the kind in the singular and the grain's key, as in <c>system/cnas/cnas-claims</c>.</summary>
[GenerateSerializer, Immutable, Alias("dcops.StreamId")]
public readonly record struct StreamId([property: Id(0)] string Value)
{
    /// <summary>The stream of the grain of <paramref name="kind"/> with <paramref name="key"/>.</summary>
    public static StreamId Of(string kind, string key) => new($"{kind}/{key}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
