using System.Text.Json;
using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

/// <summary>The conformance cases of CloudEvents: its attributes, whatever the event is about.</summary>
public sealed class CloudEventSuiteTests
{
    [Fact]
    public void Every_valid_event_of_the_suite_is_read() =>
        Assert.Empty(Cases("valid-events*.json").Where(test => !Accepts(test.Event)).Select(test => test.Name));

    [Fact]
    public void No_invalid_event_of_the_suite_is_read() =>
        Assert.Empty(Cases("invalid-events*.json").Where(test => Accepts(test.Event)).Select(test => test.Name));

    private static bool Accepts(JsonElement element)
    {
        var errors = new List<UsageError>();
        return CloudEventReader.Read(element, errors) is not null && errors.Count == 0;
    }

    private static List<(string Name, JsonElement Event)> Cases(string pattern)
    {
        var cases = new List<(string, JsonElement)>();
        foreach (var file in Directory.EnumerateFiles(Folder(), pattern))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
            {
                cases.Add((test.GetProperty("id").GetString()!, test.GetProperty("event").Clone()));
            }
        }

        Assert.NotEmpty(cases);
        return cases;
    }

    private static string Folder()
    {
        var suites = Environment.GetEnvironmentVariable("DCOPS_SUITES") ?? FromRoot("../shared/suites");
        var folder = Path.Combine(suites, "cloudevents");
        if (!Directory.Exists(folder) && Environment.GetEnvironmentVariable("DCOPS_REQUIRE_COMPONENTS") != "1")
        {
            Assert.Skip("suite cloudevents");
        }

        return folder;
    }

    private static string FromRoot(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent;
        }

        return Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", relative));
    }
}
