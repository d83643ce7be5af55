using System.Collections.Frozen;

namespace DataCenterOps.Telemetry;

/// <summary>A label and what bounds its values: a list, or a number of different ones.</summary>
internal sealed record MetricLabel
{
    private MetricLabel(string name, FrozenSet<string>? allowed, int cap) => (Name, Allowed, Cap) = (name, allowed, cap);

    /// <summary>The label's name.</summary>
    public string Name { get; }

    /// <summary>The only values there are; null where a cap bounds them.</summary>
    public FrozenSet<string>? Allowed { get; }

    /// <summary>How many different values there may be.</summary>
    public int Cap { get; }

    /// <summary>A label with these values and no others.</summary>
    public static MetricLabel Of(string name, params string[] values) =>
        new(name, values.ToFrozenSet(StringComparer.Ordinal), values.Length);

    /// <summary>A label with at most <paramref name="cap"/> different values, whatever they are.</summary>
    public static MetricLabel UpTo(string name, int cap) => new(name, null, cap);
}
