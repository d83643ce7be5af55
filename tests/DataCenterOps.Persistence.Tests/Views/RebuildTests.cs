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

    // Each system is declared and changed without waiting in between, so that groups hold both entries of a stream.
    private static async Task DeclareAsync(Silo silo)
    {
        await DeclaredChecks.SiteAsync(silo, "alg-dc1");
        await Task.WhenAll(Enumerable.Range(0, Systems).SelectMany(n => new[]
        {
            DeclaredChecks.SystemAsync(silo, "min-interior", $"system-{n}", 0, Check("first"), Check("second")),
            DeclaredChecks.SystemAsync(silo, "min-interior", $"system-{n}", 1, Check("third")),
        }));
    }

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
