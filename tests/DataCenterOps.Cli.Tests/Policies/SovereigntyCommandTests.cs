using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Policies;

/// <summary>Scores at the command line: tenants, one tenant's systems, one system.</summary>
public sealed class SovereigntyCommandTests
{
    private const string Tenants =
        """
        {"items":[{"tenant":"cnas","score":"12.50","declaredScore":"80.00","systems":3,"systemsBelowFloor":2,"weakest":"SOV-4","weakestSystem":"cnas-claims","levels":[]}],"next":null}
        """;

    private const string System =
        """
        {"system":"cnas-claims","tenant":"cnas","score":"10.00","declaredScore":"70.00","belowFloor":1,"weakest":"SOV-1","framework":"EU 1","source":"second hand","status":"unverified",
         "objectives":[
          {"id":"SOV-1","level":0,"declared":4,"weight":60,"floor":1,"belowFloor":true,"title":{"ar":"استراتيجية","fr":"Stratégie","en":"Strategy"},"answers":[
            {"id":"ownership","question":{"ar":"من؟","fr":"Qui ?","en":"Who?"},"level":0,"declared":4,"declaredOnly":true,"evidence":["v (DZ)"],"evidenceLeftOut":2,"error":null}]},
          {"id":"SOV-3","level":1,"declared":1,"weight":40,"floor":0,"belowFloor":false,"title":null,"answers":[
            {"id":"copies","question":null,"level":1,"declared":1,"declaredOnly":false,"evidence":[],"evidenceLeftOut":0,"error":{"part":"proven","code":"cel.no_such_field","message":"no field","line":1,"column":1}}]}]}
        """;

    [Fact]
    public async Task Tenants_are_listed_and_one_tenant_s_systems()
    {
        using var server = new FakeServer().Answers(200, Tenants).Answers(
            200, """{"items":[{"system":"cnas-claims","tenant":"cnas","score":"10.00","declaredScore":"70.00","belowFloor":1,"weakest":"SOV-1","levels":[]}],"next":null}""");

        var (_, tenants, _) = await Dcops.RunAsync(server, "sovereignty");
        var (_, systems, _) = await Dcops.RunAsync(server, "sovereignty", "--tenant", "cnas");

        Assert.All(["cnas", "12.50 %", "80.00 %", "SOV-4", "cnas-claims"], word => Assert.Contains(word, tenants, StringComparison.Ordinal));
        Assert.All(["cnas-claims", "10.00 %", "70.00 %", "SOV-1"], word => Assert.Contains(word, systems, StringComparison.Ordinal));
        Assert.StartsWith("/api/v1/sovereignty?", server.Asked[0].Path, StringComparison.Ordinal);
        Assert.StartsWith("/api/v1/tenants/cnas/sovereignty?", server.Asked[1].Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Strategy", "declared only", "below its floor", "It is no certification")]
    [InlineData("fr", "Stratégie", "seulement déclaré", "sous son plancher", "Ce n’est pas une certification")]
    [InlineData("ar", "استراتيجية", "مصرَّح به فقط", "دون حدّه الأدنى", "وليست شهادة مطابقة")]
    public async Task One_system_says_what_counts_what_is_declared_only_and_why(string language, params string[] words)
    {
        using var server = new FakeServer().Answers(200, System);

        var (code, text, _) = await Dcops.RunAsync(server, "--lang", language, "sovereignty", "cnas-claims");

        Assert.Equal(ExitCode.Done, code);
        Assert.All([.. words, "10.00 %", "v (DZ)", "+2", "no field", "second hand"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_get_the_answer_as_it_is_and_a_system_without_a_score_says_so()
    {
        using var server = new FakeServer().Answers(200, System).Answers(200, """{"system":"new","tenant":"cnas","score":null,"objectives":[]}""");

        var (_, json, _) = await Dcops.RunAsync(server, "sovereignty", "cnas-claims", "-o", "json");
        var (_, text, _) = await Dcops.RunAsync(server, "sovereignty", "new");

        Assert.Equal("10.00", JsonElement.Parse(json).GetProperty("score").GetString());
        Assert.Contains("no score yet", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await Dcops.RunAsync(server, "sovereignty", "new", "--tenant", "cnas")).Code);
    }
}
