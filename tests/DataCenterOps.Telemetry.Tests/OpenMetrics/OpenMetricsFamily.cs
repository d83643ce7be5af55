using System.Globalization;

namespace DataCenterOps.Telemetry.Tests.OpenMetrics;

/// <summary>A family of metrics, and what its type demands of its samples.</summary>
internal sealed class OpenMetricsFamily(string name)
{
    private readonly List<OpenMetricsSample> _samples = [];
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _series = new(StringComparer.Ordinal);
    private string _group = "";
    private decimal? _timestamp;

    public string Name => name;

    public string? Type { get; set; }

    public string? Unit { get; set; }

    public string? Help { get; set; }

    public IReadOnlyList<OpenMetricsSample> Samples => _samples;

    public bool Owns(string sample) => sample.StartsWith(name, StringComparison.Ordinal) && Suffixes.Contains(sample[name.Length..]);

    public void Add(OpenMetricsSample sample)
    {
        var suffix = sample.Name[name.Length..];
        Order(sample);
        Demand(!sample.HasExemplar || suffix is "_total" && Type == "counter" || suffix == "_bucket", "an exemplar stands where none may");
        var isCount = (Type, suffix) is ("counter", _) or ("histogram" or "summary", "_count" or "_bucket")
            or ("gaugehistogram", "_gcount" or "_bucket");
        Demand(!isCount || sample.Value >= 0, "a count is negative or no number");
        switch (Type)
        {
            case "summary" when suffix.Length == 0:
                var quantile = Number(sample, "quantile");
                Demand(quantile is >= 0 and <= 1 && !(sample.Value < 0), "a quantile is out of range");
                break;
            case "histogram" or "gaugehistogram" when suffix == "_bucket":
                Demand(!double.IsNaN(Number(sample, "le")), "a bucket has no bound");
                break;
            case "stateset":
                Demand(sample.Labels.ContainsKey(name) && sample.Value is 0 or 1, "a state is neither 0 nor 1");
                break;
            case "info":
                Demand(sample.Value == 1, "an info is not 1");
                break;
            default:
                break;
        }

        _samples.Add(sample);
    }

    public void End()
    {
        Demand(
            string.IsNullOrEmpty(Unit) || (name.EndsWith("_" + Unit, StringComparison.Ordinal) && Type is not ("info" or "stateset")),
            "the unit is not the end of the name");
        if (Type is "histogram" or "gaugehistogram")
        {
            foreach (var group in _samples.GroupBy(Group, StringComparer.Ordinal))
            {
                Histogram([.. group]);
            }
        }
    }

    private string[] Suffixes => Type switch
    {
        "counter" => ["_total", "_created"],
        "summary" => ["", "_count", "_sum", "_created"],
        "histogram" => ["_bucket", "_count", "_sum", "_created"],
        "gaugehistogram" => ["_bucket", "_gcount", "_gsum"],
        "info" => ["_info"],
        _ => [""],
    };

    private void Order(OpenMetricsSample sample)
    {
        var group = Group(sample);
        if (group != _group || _samples.Count == 0)
        {
            Demand(_groups.Add(group), "the samples of one metric are apart");
            (_group, _timestamp) = (group, sample.Timestamp);
        }

        var isNew = _series.Add($"{sample.Name} {Key(sample.Labels)} {sample.Timestamp}");
        Demand(isNew || sample.Timestamp is not null, "a sample stands twice");
        Demand(_timestamp is null == sample.Timestamp is null, "some samples have timestamps and some have none");
        Demand(!(sample.Timestamp < _timestamp), "time runs backwards");
        _timestamp = sample.Timestamp;
    }

    private void Histogram(OpenMetricsSample[] samples)
    {
        var isGauge = Type == "gaugehistogram";
        var buckets = samples.Where(sample => sample.Name == name + "_bucket").ToArray();
        var count = samples.FirstOrDefault(sample => sample.Name == name + (isGauge ? "_gcount" : "_count"));
        var sum = samples.FirstOrDefault(sample => sample.Name == name + (isGauge ? "_gsum" : "_sum"));
        var bounds = buckets.Select(bucket => Number(bucket, "le")).ToArray();
        Demand(bounds is [.., double.PositiveInfinity], "the last bucket is not +Inf");
        Demand(bounds.Zip(bounds.Skip(1)).All(pair => pair.First < pair.Second), "buckets are out of order");
        Demand(buckets.Zip(buckets.Skip(1)).All(pair => pair.First.Value <= pair.Second.Value), "buckets are not cumulative");
        Demand(count is null || count.Value == buckets[^1].Value, "the count is not that of the last bucket");
        Demand(sum is null == count is null, "a sum stands without a count");
        Demand(sum is null || isGauge || bounds[0] >= 0, "a sum stands beside negative buckets");
        Demand(sum is null || bounds[0] < 0 || sum.Value >= 0, "a sum is negative though no bucket is");
    }

    private string Group(OpenMetricsSample sample) => Key(sample.Labels.Where(label =>
        !(Type is "histogram" or "gaugehistogram" && label.Key == "le")
        && !(Type == "summary" && label.Key == "quantile")
        && !(Type == "stateset" && label.Key == name)));

    private static string Key(IEnumerable<KeyValuePair<string, string>> labels) => string.Join(
        '\u0001', labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}\u0002{label.Value}"));

    private static double Number(OpenMetricsSample sample, string label) => !sample.Labels.TryGetValue(label, out var text)
        ? double.NaN
        : text switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : double.NaN,
        };

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException(otherwise);
        }
    }
}
