using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Metering;

/// <summary>Counts what became of each event.</summary>
internal sealed class UsageTally
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _refused = [];

    /// <summary>How many events were answered.</summary>
    public long Events => _counts.Values.Sum();

    /// <summary>The first refused ones, a line each.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>How many were refused.</summary>
    public long RefusedCount => _counts.Where(pair => !IsKept(pair.Key)).Sum(pair => pair.Value);

    /// <summary>Counts one of the answer's results.</summary>
    public void Add(JsonElement result)
    {
        var outcome = result.Text("outcome") ?? result.Text("code") ?? "unknown";
        _counts[outcome] = _counts.GetValueOrDefault(outcome) + 1;
        if (!IsKept(outcome) && _refused.Count < CliLimits.PrintedProblems)
        {
            _refused.Add($"{result.Text("id")}: {outcome} {result.Text("message") ?? result.Text("detail")}".TrimEnd());
        }
    }

    /// <summary>As in <c>997 accepted, 3 duplicate</c>.</summary>
    public string Text() => string.Join(", ", _counts.Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));

    /// <summary>The counts for programs.</summary>
    public JsonElement Json() =>
        JsonSerializer.SerializeToElement(new { events = Events, outcomes = _counts, refused = _refused });

    /// <summary>Late and quarantined events are kept: they are charged in the next period, or once their meter is known.</summary>
    private static bool IsKept(string outcome) => outcome is "accepted" or "duplicate" or "late" or "quarantined";
}
