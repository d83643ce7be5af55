using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Views;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>No table is forgotten: each is in the archive, made again by a rebuild, or left out for a reason that is written down.</summary>
public sealed class BackupTablesTests(Databases databases)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_table_is_kept_or_made_again_or_left_out_for_a_reason(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        _ = silo.Writer;
        var columns = await ColumnsAsync(silo);
        var views = silo.Get<ProjectionSet>().Tables.ToHashSet(StringComparer.Ordinal);
        var kept = BackupTables.All.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(columns.Keys, table => !kept.Contains(table) && !views.Contains(table) && !IsLeftOut(table));
        Assert.DoesNotContain(kept, views.Contains);
        Assert.All(BackupTables.All, table => Assert.True(columns.ContainsKey(table.Name), table.Name));
        Assert.All(
            BackupTables.All.Where(table => table != BackupTables.Entries),
            table => Assert.Equal(columns[table.Name].Order(StringComparer.Ordinal), table.Columns.Select(column => column.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal));
        Assert.Equal(["bytes", "position", "stream", "version"], columns["ledger_entry"].Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static bool IsLeftOut(string table) => BackupTables.LeftOut.Keys.Any(name =>
        name.EndsWith('*') ? table.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase) : name.Equals(table, StringComparison.OrdinalIgnoreCase));

    private static async Task<Dictionary<string, List<string>>> ColumnsAsync(Silo silo)
    {
        var database = silo.Get<IReadDatabase>();
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = database.IsPostgres
            ? "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            : "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var columns = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (!columns.TryGetValue(reader.GetString(0), out var list))
            {
                columns[reader.GetString(0)] = list = [];
            }

            list.Add(reader.GetString(1));
        }

        return columns;
    }
}
