using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests.Policies;

/// <summary>Reports of compliance over the sample estate, asked over HTTP.</summary>
public sealed class ReportTests(Hosts hosts)
{
    private const string Path = "/api/v1/reports/assessment";

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_report_says_what_the_sweep_finds_and_on_what_it_stands(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        var answer = await api.GetAsync(Path);
        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        var report = answer.Json["assessment-results"]!;
        var pack = (await api.GetAsync("/api/v1/packs")).Items.First();

        Assert.Equal(Text(pack, "revision"), "sha256:" + Property(report["metadata"]!, "pack-sha256"));
        Assert.True(long.Parse(Property(report["metadata"]!, "ledger-position")!, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.True(Observations(report).Count() > 1_000);

        // Other tests change the estate meanwhile: what is compared is what they leave alone.
        Assert.Contains(Objects(report, "findings"), finding => Text(finding["target"]!["status"]!, "state") == "satisfied");
        Assert.All(
            Objects(report, "risks"),
            risk => Assert.Contains(risk["props"]!.AsArray(), property => Text(property!, "name") == "legal-basis" && property!["class"] is not null));
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_tenant_gets_its_own_report_and_another_s_is_not_there(string mode)
    {
        using var api = await hosts.GetAsync(mode);
        using var tenant = await api.AsAsync("cnas", "tenant-reader");
        var own = (await tenant.GetAsync(Path)).Json["assessment-results"]!;
        var asked = (await api.GetAsync($"{Path}?tenant=cnas")).Json["assessment-results"]!;
        var csv = (await tenant.GetAsync($"{Path}?format=csv")).Text;

        foreach (var report in (JsonNode[])[own, asked])
        {
            Assert.Equal("cnas", Property(report["metadata"]!, "tenant"));
            Assert.NotEmpty(Components(report));
            Assert.All(Components(report), component => Assert.Equal("cnas", Property(component, "tenant")));
        }

        Assert.All(csv.Split("\r\n")[1..^1], row => Assert.Contains(",cnas,", row, StringComparison.Ordinal));
        foreach (var path in (string[])[$"{Path}?tenant=casnos", $"{Path}?tenant=casnos&format=csv", $"{Path}?tenant=nobody", $"{Path}?tenant=%2E%2E"])
        {
            (await tenant.GetAsync(path)).IsProblem(404, "not_found");
        }
    }

    [Fact]
    public async Task A_table_has_a_row_for_each_observation_and_what_is_asked_wrongly_is_said()
    {
        using var api = await hosts.GetAsync(Hosts.Embedded);
        var csv = await api.GetAsync($"{Path}?tenant=casnos&format=csv");
        var report = (await api.GetAsync($"{Path}?tenant=casnos&format=oscal")).Json["assessment-results"]!;

        Assert.Equal("text/csv", csv.MediaType);
        Assert.StartsWith("policy,version,rule,", csv.Text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(Observations(report).Count(), csv.Text.Split("\r\n").Length - 2);
        (await api.GetAsync($"{Path}?format=pdf")).IsProblem(422, "request.invalid");
        using var nobody = api.As(null);
        (await nobody.GetAsync(Path)).IsProblem(401, "auth.required");
    }

    private static IEnumerable<JsonNode> Observations(JsonNode report) => Objects(report, "observations");

    private static IEnumerable<JsonNode> Objects(JsonNode report, string list) =>
        report["results"]!.AsArray().SelectMany(result => result![list]?.AsArray() ?? []).Select(item => item!);

    private static IEnumerable<JsonNode> Components(JsonNode report) =>
        report["results"]!.AsArray().SelectMany(result => result!["local-definitions"]!["components"]!.AsArray()).Select(item => item!);

    private static string Text(JsonNode item, string name) => item[name]!.GetValue<string>();

    private static string? Property(JsonNode of, string name) =>
        of["props"]!.AsArray().Where(item => Text(item!, "name") == name).Select(item => Text(item!, "value")).SingleOrDefault();
}
