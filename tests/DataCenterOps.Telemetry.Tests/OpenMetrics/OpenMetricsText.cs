using System.Globalization;
using System.Text.RegularExpressions;

namespace DataCenterOps.Telemetry.Tests.OpenMetrics;

/// <summary>Reads OpenMetrics 1.0 text strictly: what a scraper might read in two ways is refused.</summary>
internal static partial class OpenMetricsText
{
    private const string Types = "counter gauge histogram gaugehistogram summary info stateset unknown";
    private const string Labels = """(?:\{(?<labels>[^"}]*(?:"(?:[^"\\]|\\.)*"[^"}]*)*)\})""";
    private const string Real = """[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?""";

    public static IReadOnlyList<OpenMetricsFamily> Parse(string text)
    {
        var families = new List<OpenMetricsFamily>();
        var lines = text.Split('\n');
        var end = Array.IndexOf(lines, "# EOF");
        if (end < 0 || (end != lines.Length - 1 && !(end == lines.Length - 2 && lines[^1].Length == 0)))
        {
            throw new FormatException("the text does not end in `# EOF`");
        }

        foreach (var line in lines[..end])
        {
            if (line.StartsWith('#'))
            {
                Metadata(families, line);
            }
            else
            {
                var sample = Sample(line);
                var family = families.LastOrDefault() is { } last && last.Owns(sample.Name) ? last : Begin(families, sample.Name);
                family.Add(sample);
            }
        }

        families.ForEach(family => family.End());
        return families;
    }

    private static void Metadata(List<OpenMetricsFamily> families, string line)
    {
        var match = MetadataLine().Match(line);
        if (!match.Success)
        {
            throw new FormatException($"no metadata: {line}");
        }

        var (word, name, rest) = (match.Groups["word"].Value, match.Groups["name"].Value, match.Groups["rest"].Value);
        var family = families.LastOrDefault() is { } last && last.Name == name ? last : Begin(families, name);
        var before = word switch { "TYPE" => family.Type, "UNIT" => family.Unit, _ => family.Help };
        if (before is not null || family.Samples.Count > 0
            || (word == "TYPE" && !Types.Split(' ').Contains(rest, StringComparer.Ordinal))
            || (word == "UNIT" && !UnitText().IsMatch(rest)))
        {
            throw new FormatException($"not here or not so: {line}");
        }

        (family.Type, family.Unit, family.Help) = word switch
        {
            "TYPE" => (rest, family.Unit, family.Help),
            "UNIT" => (family.Type, rest, family.Help),
            _ => (family.Type, family.Unit, rest),
        };
    }

    private static OpenMetricsFamily Begin(List<OpenMetricsFamily> families, string name)
    {
        if (families.Exists(family => family.Name == name))
        {
            throw new FormatException($"`{name}` stands in two places");
        }

        var family = new OpenMetricsFamily(name);
        families.Add(family);
        return family;
    }

    private static OpenMetricsSample Sample(string line)
    {
        var match = SampleLine().Match(line);
        if (!match.Success)
        {
            throw new FormatException($"no sample: {line}");
        }

        var exemplar = match.Groups["exemplar"];
        if (exemplar.Success)
        {
            Exemplar(exemplar.Value);
        }

        var timestamp = match.Groups["timestamp"];
        return new OpenMetricsSample(
            match.Groups["name"].Value,
            ReadLabels(match.Groups["labels"].Value),
            Number(match.Groups["value"].Value),
            timestamp.Success ? decimal.Parse(timestamp.Value, NumberStyles.Float, CultureInfo.InvariantCulture) : null,
            exemplar.Success);
    }

    private static void Exemplar(string text)
    {
        var match = ExemplarText().Match(text);
        if (!match.Success || ReadLabels(match.Groups["labels"].Value).Sum(label => label.Key.Length + label.Value.Length) > 128)
        {
            throw new FormatException($"no exemplar: {text}");
        }
    }

    private static Dictionary<string, string> ReadLabels(string text)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (at < text.Length)
        {
            var match = LabelText().Match(text, at);
            if (!match.Success || (at > 0) != match.Groups["comma"].Success
                || !labels.TryAdd(match.Groups["name"].Value, Unescape(match.Groups["value"].Value)))
            {
                throw new FormatException($"no labels: {text}");
            }

            at += match.Length;
        }

        return labels;
    }

    private static string Unescape(string text) => EscapeText().Replace(
        text, match => match.Value switch { "\\n" => "\n", "\\\\" => "\\", "\\\"" => "\"", var other => other });

    private static double Number(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""^# (?<word>TYPE|HELP|UNIT) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>.*)\z""", RegexOptions.None, 1_000)]
    private static partial Regex MetadataLine();

    [GeneratedRegex("""^[a-zA-Z0-9_:]*\z""", RegexOptions.None, 1_000)]
    private static partial Regex UnitText();

    [GeneratedRegex(
        """^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)""" + Labels + "? (?<value>NaN|[+-]?Inf|" + Real + ")(?: (?<timestamp>" + Real
        + "))?(?: # (?<exemplar>.*))?\\z", RegexOptions.None, 1_000)]
    private static partial Regex SampleLine();

    [GeneratedRegex("^" + Labels + " (?<value>NaN|[+-]?Inf|" + Real + ")(?: " + Real + ")?\\z", RegexOptions.None, 1_000)]
    private static partial Regex ExemplarText();

    [GeneratedRegex(
        """\G(?<comma>,)?(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(?:[^"\\]|\\.)*)"(?=,|\z)""", RegexOptions.None, 1_000)]
    private static partial Regex LabelText();

    [GeneratedRegex("""\\.""", RegexOptions.Singleline, 1_000)]
    private static partial Regex EscapeText();
}
