using System.Globalization;

namespace DataCenterOps.Telemetry.Tests;

/// <summary>The families and samples of a text that Prometheus would read.</summary>
internal sealed record Exposition(Dictionary<string, string> Types, List<Sample> Samples)
{
    private static readonly string[] Suffixes = ["_bucket", "_sum", "_count", "_total"];

    public static Exposition Parse(string text)
    {
        var read = new Exposition(new(StringComparer.Ordinal), []);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ');
                Assert.True(read.Types.TryAdd(parts[2], parts[3]), $"{parts[2]} has two types");
            }
            else if (line[0] != '#')
            {
                read.Samples.Add(ReadSample(line));
            }
        }

        return read;
    }

    /// <summary>The family of a sample: its name without the suffix that its type adds.</summary>
    public string FamilyOf(Sample sample) =>
        Types.ContainsKey(sample.Name)
            ? sample.Name
            : Suffixes.Where(suffix => sample.Name.EndsWith(suffix, StringComparison.Ordinal))
                .Select(suffix => sample.Name[..^suffix.Length])
                .First(Types.ContainsKey);

    /// <summary>Every family with the names of its labels.</summary>
    public IEnumerable<string> Shapes() =>
        Samples
            .Select(sample => $"{FamilyOf(sample)} {string.Join(
                ',', sample.Labels.Keys.Where(label => label != "le").Order(StringComparer.Ordinal))}")
            .Distinct(StringComparer.Ordinal);

    public double Value(string name, params (string Name, string Value)[] labels) =>
        Samples.Single(sample => sample.Name == name && labels.All(l => sample.Labels.GetValueOrDefault(l.Name) == l.Value)).Value;

    private static Sample ReadSample(string line)
    {
        var end = line.IndexOfAny(['{', ' ']);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = end;
        if (line[end] == '{')
        {
            at++;
            while (line[at] != '}')
            {
                var equals = line.IndexOf('=', at);
                var name = line[at..equals];
                at = equals + 2;
                var value = new System.Text.StringBuilder();
                for (; line[at] != '"'; at++)
                {
                    value.Append(line[at] != '\\' ? line[at] : line[++at] == 'n' ? '\n' : line[at]);
                }

                Assert.True(labels.TryAdd(name, value.ToString()), line);
                at += line[at + 1] == ',' ? 2 : 1;
            }

            at++;
        }

        var number = line[(at + 1)..].Split(' ')[0];
        return new Sample(line[..end], labels, number switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(number, CultureInfo.InvariantCulture),
        });
    }
}
