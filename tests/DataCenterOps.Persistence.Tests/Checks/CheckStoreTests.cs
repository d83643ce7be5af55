using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.Checks;
using DataCenterOps.Persistence.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels.Checks;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;

namespace DataCenterOps.Persistence.Tests.Checks;

public sealed class CheckStoreTests(Databases databases)
{
    private const string Http = """{"id":"http","kind":"http","target":"self:/sample/a","assert":["status == 200"]}""";
    private const string Tls = """{"id":"tls","kind":"tls","target":"self-tls:expiring","interval":"1h"}""";
    private static readonly StreamId Stream = new("check-plan/fast/0");

    public static TheoryData<string> Both => Databases.Both;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_shard_reads_the_checks_of_its_plan_and_the_ranges_of_all_sites(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http, Tls);
        await DeclaredChecks.SiteAsync(silo, "alg-dc1", "10.1.0.0/16", "fd12::/32");
        var fast = await ReadAsync(silo, CheckPlan.Fast);
        var slow = await ReadAsync(silo, CheckPlan.Slow);
        Assert.Equal("civil-registry/http", Assert.Single(fast.Checks).Id.Value);
        Assert.Equal("civil-registry/tls", Assert.Single(slow.Checks).Id.Value);
        Assert.Equal([IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd12::/32")], fast.DeclaredRanges);
        Assert.Equal(0, fast.StreamVersion);
        Assert.Equal(2, await silo.Get<CheckQueries>().CountAsync(CheckPlan.Fast, Cancel)
            + await silo.Get<CheckQueries>().CountAsync(CheckPlan.Slow, Cancel));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_written_is_read_back_and_writing_it_twice_changes_nothing(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http);
        var check = (await ReadAsync(silo, CheckPlan.Fast)).Checks[0];
        var row = Row(check, Entries.Noon, CheckOutcome.Fail, CheckOutcome.Fail, CheckOutcome.Fail);
        await silo.Writer.WriteAsync(new CheckFacts([row], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        await silo.Writer.WriteAsync(new CheckFacts([row], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        var shard = await ReadAsync(silo, CheckPlan.Fast);
        Assert.Equal(row.Health, shard.States[check.Id]);
        Assert.Equal(3, Assert.Single(await silo.Get<FactRows>().WaitingAsync(Cancel)).Last);
        Assert.Equal(CheckState.Down, shard.States[check.Id].State);
        Assert.Equal(3, (await silo.RowsAsync("check_result")).Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_state_never_goes_back_in_time(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http);
        var check = (await ReadAsync(silo, CheckPlan.Fast)).Checks[0];
        var newer = Row(check, Entries.Noon.AddMinutes(5), CheckOutcome.Ok);
        await silo.Writer.WriteAsync(new CheckFacts([newer], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        await silo.Writer.WriteAsync(new CheckFacts([Row(check, Entries.Noon, CheckOutcome.Fail)], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        Assert.Equal(newer.Health, (await ReadAsync(silo, CheckPlan.Fast)).States[check.Id]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_check_that_is_declared_no_more_is_gone_with_its_state(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http);
        var check = (await ReadAsync(silo, CheckPlan.Fast)).Checks[0];
        await silo.Writer.WriteAsync(new CheckFacts([Row(check, Entries.Noon, CheckOutcome.Ok)], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        var before = await silo.Get<CheckStore>().RevisionAsync(Cancel);
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 1, Tls);
        var shard = await ReadAsync(silo, CheckPlan.Fast);
        Assert.False(before == await silo.Get<CheckStore>().RevisionAsync(Cancel));
        Assert.Equal([check.Id], shard.Gone);
        await silo.Writer.WriteAsync(new CheckFacts([], shard.Gone, CheckPlan.Fast, series: null), Cancel);
        Assert.Empty((await ReadAsync(silo, CheckPlan.Fast)).States);
        Assert.True(await silo.Get<CheckStore>().HasChecksAsync("civil-registry", Cancel));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Another_tenant_s_checks_do_not_exist(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http);
        Assert.True(TenantId.TryParse("cnas", out var other));
        var (queries, scope, now) = (silo.Get<CheckQueries>(), TenantScope.Of(other), Entries.Noon);
        Assert.Empty(await queries.OfSystemAsync(scope, "civil-registry", now, Cancel));
        Assert.Null(await queries.GetAsync(scope, CheckId.Of("civil-registry", "http"), now, Cancel));
        Assert.Empty((await queries.ListAsync(scope, CheckFilter.None, now, 10, null, Cancel)).Items);
        Assert.Empty(await queries.WrongAsync(scope, now, 10, Cancel));
        Assert.Empty(await queries.SystemsAsync(scope, now, Cancel));
        Assert.Empty(await queries.ResultsAsync(scope, CheckId.Of("civil-registry", "http"), 10, Cancel));
        Assert.Empty(await queries.AvailabilityAsync(scope, null, now.AddDays(-1), now, Cancel));
        Assert.Empty(await queries.CountsAsync(scope, now, Cancel));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nothing_older_than_two_intervals_is_shown_green(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http, Tls);
        var check = (await ReadAsync(silo, CheckPlan.Fast)).Checks[0];
        await silo.Writer.WriteAsync(new CheckFacts([Row(check, Entries.Noon, CheckOutcome.Ok)], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        var queries = silo.Get<CheckQueries>();
        async Task<string> StateAt(int seconds) =>
            (await queries.GetAsync(TenantScope.All, check.Id, Entries.Noon.AddSeconds(seconds), Cancel))!.State;
        Assert.Equal("up", await StateAt(120));
        Assert.Equal("unknown", await StateAt(121));
        var system = await queries.SystemAsync(TenantScope.All, "civil-registry", Entries.Noon, Cancel);
        Assert.Equal(("unknown", 2, null), (system!.State, system.Checks, system.IsUp));
        var wrong = Assert.Single(await queries.WrongAsync(TenantScope.All, Entries.Noon, 10, Cancel));
        Assert.Equal("civil-registry/tls", wrong.Id);
        var counts = await queries.CountsAsync(TenantScope.All, Entries.Noon, Cancel);
        Assert.Equal((1, 1), (counts[CheckState.Up], counts[CheckState.Unknown]));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Availability_counts_what_told_something(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http);
        var check = (await ReadAsync(silo, CheckPlan.Fast)).Checks[0];
        var row = Row(check, Entries.Noon, CheckOutcome.Ok, CheckOutcome.Ok, CheckOutcome.Ok, CheckOutcome.Fail, CheckOutcome.Unknown);
        await silo.Writer.WriteAsync(new CheckFacts([row], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        var queries = silo.Get<CheckQueries>();
        var all = Assert.Single(await queries.AvailabilityAsync(
            TenantScope.All, "civil-registry", Entries.Noon, Entries.Noon.AddHours(1), Cancel));
        Assert.Equal((3, 1, 1, 0.75, true), (all.Ok, all.Fail, all.Unknown, all.Ratio, all.IsInsufficient));
        var results = await queries.ResultsAsync(TenantScope.All, check.Id, 2, Cancel);
        Assert.Equal("unknown fail", string.Join(' ', results.Select(result => result.Outcome)));
        Assert.Equal(Entries.Noon.AddDays(9), (await queries.SystemAsync(TenantScope.All, "civil-registry", Entries.Noon, Cancel))!.TlsNotAfter);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Old_results_go_and_young_ones_stay(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclaredChecks.SystemAsync(silo, "min-interior", "civil-registry", 0, Http);
        var check = (await ReadAsync(silo, CheckPlan.Fast)).Checks[0];
        var row = Row(check, Entries.Noon, [.. Enumerable.Repeat(CheckOutcome.Ok, 10)]);
        await silo.Writer.WriteAsync(new CheckFacts([row], [], CheckPlan.Fast, await OpenAsync(silo)), Cancel);
        Assert.Equal(0, await silo.Get<CheckStore>().DeleteResultsAsync(Entries.Noon.AddMinutes(4), Cancel));

        // Only what is under a digest may go.
        await silo.Get<FactDigesting>().WriteAsync(Entries.Noon, Cancel);
        Assert.Equal(4, await silo.Get<CheckStore>().DeleteResultsAsync(Entries.Noon.AddMinutes(4), Cancel));
        Assert.Equal(6, (await silo.RowsAsync("check_result")).Count);
        Assert.Single((await ReadAsync(silo, CheckPlan.Fast)).States);
    }

    [Fact]
    public async Task Ten_thousand_results_a_minute_take_little_of_a_core()
    {
        await using var silo = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await silo.Writer.WriteAsync(new CheckFacts([], [], CheckPlan.Fast, series: null), Cancel);
        var series = await OpenAsync(silo);
        var commits = Enumerable.Range(0, 157).Select(commit => new CheckFacts(
            [.. Enumerable.Range(0, 64).Select(n => Row(Check($"system-{commit}/check-{n}"), Entries.Noon, CheckOutcome.Ok))],
            [], CheckPlan.Fast, series)).ToArray();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.WhenAll(commits.Select(commit => silo.Writer.WriteAsync(commit, Cancel)));
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        TestContext.Current.SendDiagnosticMessage($"{used.TotalMilliseconds} ms of processor for 10,048 results");

        // Half a core for a minute is 30 s. Other tests run beside this one, hence the room.
        Assert.True(used < TimeSpan.FromSeconds(30), $"{used}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(256)]
    public void Shards_cover_every_hash_once(int count)
    {
        var ranges = Enumerable.Range(0, count).Select(shard => HashRange.Of(shard, count)).ToArray();
        Assert.Equal((0L, 1L << 31), (ranges[0].From, ranges[^1].Until));
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
    }

    private static async Task<OpenSeries> OpenAsync(Silo silo) => await silo.Get<FactSeries>().OpenAsync(DigestedTables.Checks, Cancel);

    private static Task<CheckShard> ReadAsync(Silo silo, CheckPlan plan) =>
        silo.Get<CheckStore>().ReadAsync(plan, HashRange.Of(0, 1), Stream, 100, Cancel);

    private static CheckDefinition Check(string id) => new()
    {
        Id = CheckId.TryParse(id, out var parsed) ? parsed : throw new FormatException(id),
        Tenant = TenantId.Platform,
        Kind = CheckKind.Tcp,
        Target = new CheckTarget.Port("tcp", "db.dz.example", 5432),
    };

    private static CheckOutcomeRow Row(CheckDefinition check, DateTimeOffset from, params CheckOutcome[] outcomes)
    {
        var health = CheckHealth.Unseen(from);
        var results = ImmutableArray.CreateBuilder<CheckResult>();
        foreach (var outcome in outcomes)
        {
            var due = from.AddMinutes(results.Count);
            var result = new CheckResult
            {
                Check = check.Id,
                DueAt = due,
                DelayMs = 12,
                DurationMs = 34,
                Outcome = outcome,
                Reason = outcome == CheckOutcome.Ok ? null : CheckReasons.Timeout,
                Detail = outcome == CheckOutcome.Ok ? null : "انتهى الوقت",
                LeafNotAfter = Entries.Noon.AddDays(9),
                Observer = "silo-1",
            };
            results.Add(result);
            health = health.Fold(result, check.Confirm, due).Health;
        }

        return new CheckOutcomeRow(check, health with { Interval = check.Interval }, results.ToImmutable());
    }
}
