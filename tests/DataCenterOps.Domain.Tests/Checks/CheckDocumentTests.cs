using System.Text.Json;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Checks;

public sealed class CheckDocumentTests
{
    [Fact]
    public void What_is_not_said_has_its_default()
    {
        var (check, issues) = Read("""{"id":"http","kind":"http","target":"self:/sample/etat-civil"}""");
        Assert.Empty(issues);
        Assert.Equal("civil-registry/http", check!.Id.Value);
        Assert.Equal(TimeSpan.FromSeconds(60), check.Interval);
        Assert.Equal(TimeSpan.FromSeconds(10), check.Timeout);
        Assert.Equal(Confirmation.Default, check.Confirm);
        Assert.Equal(CheckPlan.Fast, check.Plan);
        Assert.Equal(new CheckTarget.Self("/sample/etat-civil"), check.Target);
    }

    [Theory]
    [InlineData("30s", CheckPlan.Fast)]
    [InlineData("299s", CheckPlan.Fast)]
    [InlineData("5m", CheckPlan.Slow)]
    [InlineData("24h", CheckPlan.Slow)]
    [InlineData("1d", CheckPlan.Slow)]
    public void An_interval_below_five_minutes_belongs_to_the_fast_plan(string interval, CheckPlan plan)
    {
        var (check, _) = Read($$"""{"id":"db","kind":"tcp","target":"tcp://db.dz.example:5432","interval":"{{interval}}"}""");
        Assert.Equal(plan, check!.Plan);
    }

    [Theory]
    [InlineData("""{"id":"db","kind":"tcp","target":"tcp://db.dz.example:5432","interval":"29s"}""", "check.interval")]
    [InlineData("""{"id":"db","kind":"tcp","target":"tcp://db.dz.example:5432","interval":"2d"}""", "check.interval")]
    [InlineData("""{"id":"db","kind":"tcp","target":"tcp://db.dz.example:5432","interval":"30s","timeout":"15s"}""", "check.timeout")]
    [InlineData("""{"id":"db","kind":"tcp","target":"tcp://db.dz.example:5432","interval":"1 minute"}""", "check.duration")]
    [InlineData("""{"id":"db","kind":"tcp","target":"tcp://db.dz.example"}""", "check.target")]
    [InlineData("""{"id":"db","kind":"icmp","target":"tcp://db.dz.example:5432"}""", "check.kind")]
    [InlineData("""{"id":"DB","kind":"tcp","target":"tcp://db.dz.example:5432"}""", "check.id")]
    [InlineData("""{"id":"db","kind":"tcp","target":"tcp://db.dz.example:1","confirm":{"fails":6,"of":5}}""", "check.confirm")]
    [InlineData("""{"id":"db","kind":"tcp","target":"tcp://db.dz.example:1","assert":[1]}""", "check.assert")]
    public void What_cannot_be_is_refused_with_its_code(string json, string code)
    {
        var (check, issues) = Read(json);
        Assert.Null(check);
        Assert.Contains(issues, issue => issue.Code == code);
    }

    [Fact]
    public void Every_issue_is_told_at_once()
    {
        var (_, issues) = Read("""{"id":"?","kind":"?","target":"?","interval":"1s"}""");
        Assert.Equal(
            "check.id check.kind check.target check.interval check.timeout", string.Join(' ', issues.Select(i => i.Code)));
    }

    [Theory]
    [InlineData(CheckKind.Http, "https://etat-civil.dz.example/health")]
    [InlineData(CheckKind.Http, "self:/healthz/live")]
    [InlineData(CheckKind.Tcp, "self:/")]
    [InlineData(CheckKind.Tcp, "tcp://[2001:db8::1]:443")]
    [InlineData(CheckKind.Tls, "tls://etat-civil.dz.example:443")]
    [InlineData(CheckKind.Tls, "self-tls:expiring")]
    public void A_target_is_written_as_it_was_read(CheckKind kind, string text)
    {
        Assert.True(CheckTarget.TryParse(kind, text, out var target));
        Assert.Equal(text, target.ToString());
    }

    [Theory]
    [InlineData(CheckKind.Http, "ftp://a.example/")]
    [InlineData(CheckKind.Http, "file:///etc/passwd")]
    [InlineData(CheckKind.Http, "http://user:secret@a.example/")]
    [InlineData(CheckKind.Http, "self://a.example/")]
    [InlineData(CheckKind.Http, "http://a.example/ b")]
    [InlineData(CheckKind.Http, "tcp://a.example:80")]
    [InlineData(CheckKind.Tcp, "tcp://a.example:80/path")]
    [InlineData(CheckKind.Tcp, "tcp://a.example:70000")]
    [InlineData(CheckKind.Tls, "tls://a.example")]
    [InlineData(CheckKind.Tls, "self:/x")]
    [InlineData(CheckKind.Tls, "")]
    [InlineData(CheckKind.Tls, null)]
    public void What_a_probe_may_not_ask_is_no_target(CheckKind kind, string? text) =>
        Assert.False(CheckTarget.TryParse(kind, text, out _));

    private static (CheckDefinition? Check, IReadOnlyList<CheckIssue> Issues) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var (check, issues) = CheckDocument.Read("civil-registry", TenantId.Platform, document.RootElement);
        return (check, issues);
    }
}
