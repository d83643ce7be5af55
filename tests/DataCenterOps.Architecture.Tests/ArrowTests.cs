using System.Xml.Linq;

namespace DataCenterOps.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed class ArrowTests
{
    private const string Prefix = "DataCenterOps.";

    private static readonly string[] OrleansOfDomain =
        ["Microsoft.Orleans.Serialization", "Microsoft.Orleans.CodeGenerator", "Microsoft.Orleans.Analyzers"];

    private static readonly string[] Clocks = ["TimeProvider", "Stopwatch", ".UtcNow", "DateTime.Now"];

    private static readonly Dictionary<string, string> MayKnow = new(StringComparer.Ordinal)
    {
        ["Cel"] = "",
        ["Domain"] = "Cel",
        ["Grains.Contracts"] = "Domain",
        ["Carriers"] = "Domain",
        ["Cryptography"] = "Domain",
        ["Persistence"] = "Domain Persistence.ReadModels",
        ["Persistence.ReadModels"] = "Domain",
        ["Probes"] = "Domain",
        ["Telemetry"] = "Domain",
        ["Grains"] = "Grains.Contracts Carriers Cryptography Persistence Probes Telemetry",
        ["Scheduling"] = "Grains.Contracts Telemetry",
        ["Api"] = "Grains.Contracts Domain Persistence.ReadModels Telemetry",
        ["Console"] = "Grains.Contracts Domain Persistence.ReadModels Telemetry",
        ["Host"] = "*",
        ["Cli"] = "Domain Cel Cryptography",
    };

    [Fact]
    public void A_project_knows_only_those_below_it() => Assert.Empty(
        from file in Repository.Projects
        let name = Short(file)
        let allowed = MayKnow.TryGetValue(name, out var text) ? text.Split(' ') : []
        from known in References(file, "ProjectReference").Select(Short)
        where !allowed.Contains("*", StringComparer.Ordinal) && !allowed.Contains(known, StringComparer.Ordinal)
        select $"{name} -> {known}");

    [Fact]
    public void Nobody_knows_the_host() => Assert.DoesNotContain(
        Repository.Projects.SelectMany(file => References(file, "ProjectReference")), path => Short(path) == "Host");

    [Fact]
    public void Every_project_has_its_arrows_written_down() =>
        Assert.Empty(Repository.Projects.Select(Short).Except(MayKnow.Keys, StringComparer.Ordinal));

    [Fact]
    public void Domain_has_nothing_of_Orleans_but_its_serialization() => Assert.Empty(
        References(Repository.Projects.Single(file => Short(file) == "Domain"), "PackageReference")
            .Where(package => package.Contains("Orleans", StringComparison.Ordinal))
            .Except(OrleansOfDomain, StringComparer.Ordinal));

    [Fact]
    public void Only_telemetry_names_its_metrics_library() => Assert.Empty(
        from file in Repository.Projects
        where Short(file) != "Telemetry"
        from source in Repository.Sources(file).Append(file)
        let text = File.ReadAllText(source)
        where text.Contains("using Prometheus", StringComparison.Ordinal) || text.Contains("\"prometheus-net", StringComparison.Ordinal)
        select source);

    [Fact]
    public void Domain_reads_no_clock() => Assert.Empty(
        from file in Repository.Projects
        where Short(file) is "Domain" or "Cel"
        from source in Repository.Sources(file)
        let text = File.ReadAllText(source)
        where Clocks.Any(clock => text.Contains(clock, StringComparison.Ordinal))
        select source);

    // A reference is written with either slash.
    private static string Short(string path) =>
        Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[Prefix.Length..];

    private static IEnumerable<string> References(string file, string element) =>
        XDocument.Load(file).Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>();
}
