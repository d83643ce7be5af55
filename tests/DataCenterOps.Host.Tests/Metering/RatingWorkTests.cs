using System.Text;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Metering;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Host.Tests.Metering;

public sealed class RatingWorkTests : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RatingWorkTests()
    {
        var storage = new StorageOptions { DataFolder = Directory.CreateTempSubdirectory("dcops-rating-").FullName };
        Schema.Apply(storage);
        _services = new ServiceCollection().AddLogging().AddPersistence(storage)
            .AddTelemetry("1.0.0", "test").BuildServiceProvider();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_that_fails_holds_up_nobody_and_is_told_at_the_end()
    {
        foreach (var tenant in new[] { "aaa", "bbb", "ccc", "ddd", "eee", "fff" })
        {
            await AppendAsync($"tenant/{tenant}", "estate/tenant-created/1", tenant, tenant, "{}");
        }

        var (grains, raters) = Raters.New(failing: "bbb");
        var work = Work(grains);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => work.RunAsync(default, Cancel));
        Assert.Equal("the usage of 1 tenants was not rated", failure.Message);
        Assert.Equal(["aaa", "ccc", "ddd", "eee", "fff"], raters.Rated.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        raters.Failing = "";
        await work.RunAsync(default, Cancel);
        Assert.Contains("bbb", raters.Rated, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_last_hours_of_a_tenant_that_is_no_more_are_rated_too()
    {
        await AppendAsync("tenant/gone", "estate/tenant-created/1", "gone", "gone", "{}");
        await AppendAsync("tenant/never", "estate/tenant-created/1", "never", "never", "{}");
        await AppendAsync(
            "system/gone/old", "estate/system-created/1", "old", "gone",
            """{"resources":[{"id":"vm","siteId":"alg-dc1","since":"2026-10-01T00:00:00Z","quantities":{"vm_vcpu":4}}]}""");
        await AppendAsync("tenant/gone", "estate/tenant-retired/1", "gone", "gone", null, expected: 1);
        await AppendAsync("tenant/never", "estate/tenant-retired/1", "never", "never", null, expected: 1);
        var (grains, raters) = Raters.New(failing: "");
        await Work(grains).RunAsync(default, Cancel);
        Assert.Equal("gone", Assert.Single(raters.Rated));
    }

    [Fact]
    public async Task A_declaration_that_changes_costs_is_seen_and_whose_it_is()
    {
        var declared = _services.GetRequiredService<RatingDeclarations>();
        Assert.Equal(new RatingChanges(0, 0), await declared.ChangesAsync(Cancel));
        await AppendAsync("tenant/one", "estate/tenant-created/1", "one", "one", "{}");
        Assert.Equal(new RatingChanges(0, 0), await declared.ChangesAsync(Cancel));
        await AppendAsync("system/one/a", "estate/system-created/1", "a", "one", "{}");
        var first = await declared.ChangesAsync(Cancel);
        Assert.True(first is { Prices: 0, Systems: > 0 });
        await AppendAsync("system/two/b", "estate/system-created/1", "b", "two", "{}");
        Assert.Equal(["two"], await declared.ChangedTenantsAsync(first.Systems, Cancel), StringComparer.Ordinal);
        await AppendAsync("site/alg-dc1", "estate/site-created/1", "alg-dc1", null, "{}");
        Assert.True((await declared.ChangesAsync(Cancel)).Prices > 0);
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private RatingWork Work(IGrainFactory grains) => new(
        _services.GetRequiredService<RatingDeclarations>(), grains,
        new SystemCalls(new HmacCallerTokens(new byte[HmacCallerTokens.SecretBytes]), TimeProvider.System),
        _services.GetRequiredService<MetricCatalogue>().Metering, NullLogger<RatingWork>.Instance);

    private Task<Appended> AppendAsync(string stream, string type, string id, string? tenant, string? document, long expected = 0)
    {
        var entry = new NewEntry
        {
            Type = type,
            Time = TimeProvider.System.GetUtcNow(),
            Tenant = TenantId.TryParse(tenant, out var owner) ? owner : null,
            Actor = "u-12",
            Auth = "token",
            Body = Encoding.UTF8.GetBytes(document is null ? $$"""{"id":"{{id}}"}""" : $$"""{"document":{{document}},"id":"{{id}}"}"""),
        };
        return _services.GetRequiredService<ILedger>().AppendAsync(
            new LedgerAppend { Stream = new StreamId(stream), ExpectedVersion = expected, Entries = [entry] }, Cancel);
    }
}
