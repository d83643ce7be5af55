using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Persistence.Tests.Checks;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Persistence.Tests.Views;

/// <summary>
/// Rows that were written in groups, PostgreSQL's many at once, are those that the ledger gives one by one.
/// </summary>
public sealed class RebuildTests(Databases databases)
{
    private const int Systems = 40;

    // Positions differ between runs that append at the same time; these tables do not show them.
    private static readonly string[] WithoutPositions = ["reference", "system_view", "system_placement", "resource_span", "estate_revision"];

    private static readonly string[] WithPositions = ["entry_view", "declared", "check_definition"];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_written_in_groups_is_what_is_written_one_by_one(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await DeclareAsync(silo);
        var before = await ReadAsync(silo, [.. WithPositions, .. WithoutPositions]);

        var rebuilt = await silo.Get<ViewRebuilder>().RebuildViewsAsync(TestContext.Current.CancellationToken);

        Assert.Equal((Systems * 2) + 1, rebuilt.Entries);
        Assert.Equal(before, await ReadAsync(silo, [.. WithPositions, .. WithoutPositions]));
        Assert.Contains("estate_revision: Site|1", before, StringComparer.Ordinal);
        Assert.Equal(Spans(), before.Count(row => row.StartsWith("resource_span: ", StringComparison.Ordinal)));
        Assert.Equal(Systems, before.Count(row => row.StartsWith("check_definition: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Both_engines_write_the_same_rows()
    {
        await using var sqlite = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await using var postgres = new Silo(await databases.CreateAsync(Databases.Postgres));
        await DeclareAsync(sqlite);
        await DeclareAsync(postgres);

        Assert.Equal(await ReadAsync(sqlite, WithoutPositions), await ReadAsync(postgres, WithoutPositions));
    }

    // Each system is declared and changed without waiting in between, so that groups hold both entries of a stream. What
    // is provisioned stays, changes, ends, begins or never was, so that items of one group write different statements.
    private static async Task DeclareAsync(Silo silo)
    {
        await DeclaredChecks.SiteAsync(silo, "alg-dc1");
        await Task.WhenAll(Enumerable.Range(0, Systems).SelectMany(n => new[]
        {
            DeclaredChecks.SystemAsync(
                silo, "min-interior", $"system-{n}", 0, n % 2 == 0 ? [] : [Resource("main", 4), Resource("spare", 2)],
                [Check("first"), Check("second")]),
            DeclaredChecks.SystemAsync(
                silo, "min-interior", $"system-{n}", 1, n % 3 == 0 ? [] : [Resource("main", n % 3 == 1 ? 4 : 8)], [Check("third")]),
        }));
    }

    // Two quantities each: both resources of an odd one, and the main one again when it began or its cores changed.
    private static int Spans() => Enumerable.Range(0, Systems).Sum(n => (n % 2 == 0, n % 3) switch
    {
        (true, 0) => 0,
        (true, _) => 2,
        (false, 2) => 5,
        (false, _) => 4,
    });

    private static JsonObject Resource(string id, int cores) => new()
    {
        ["id"] = id,
        ["siteId"] = "alg-dc1",
        ["since"] = "2026-01-01T00:00:00Z",
        ["quantities"] = new JsonObject { ["compute.vcpu"] = cores.ToString(CultureInfo.InvariantCulture), ["memory.ram"] = "16" },
    };

    private static string Check(string id) =>
        $$"""{"id":"{{id}}","kind":"tcp","target":"tcp://127.0.0.1:9","interval":"30s","timeout":"5s"}""";

    private static async Task<IReadOnlyList<string>> ReadAsync(Silo silo, IEnumerable<string> tables)
    {
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.AddRange((await silo.RowsAsync(table)).Select(row => $"{table}: {row}"));
        }

        return rows;
    }
}
