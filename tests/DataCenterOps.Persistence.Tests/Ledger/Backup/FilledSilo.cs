using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.Tests.Checks;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>A silo with something in every table that an archive holds.</summary>
internal static class FilledSilo
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task FillAsync(Silo silo)
    {
        Archives.Name(silo);
        await DeclaredChecks.SiteAsync(silo, "alg-dc1", "10.0.0.0/8");
        for (var i = 0; i < 5; i++)
        {
            await DeclaredChecks.SystemAsync(silo, "min-interior", $"system-{i}", 0, """{"id":"c","kind":"tcp","target":"tcp://127.0.0.1:9","interval":"30s","timeout":"5s"}""");
        }

        await SealedLedger.AppendAsync(silo, "a", 0, 300);
        await silo.Ledger.AppendAsync(
            Entries.Append("b/1", 0, Entries.Entry() with { Detail = Encoding.UTF8.GetBytes("""{"name":"أمينة"}""") }), Token);
        await silo.Ledger.AppendAsync(
            Entries.Append("b/1", 1) with
            {
                Operation = Entries.Operation("operation-1"),
                Answer = new byte[] { 0, 1, 255 },
                Documents = [LedgerDocument.Of(Encoding.UTF8.GetBytes("{\"a\":\"\\u0000 «x»\"}")), LedgerDocument.Of([0xFF, 0, 0x80])],
            },
            Token);
        foreach (var table in BackupTables.All.Where(table => table != BackupTables.PayloadKeys && !table.Name.StartsWith("ledger_", StringComparison.Ordinal)))
        {
            await FillAsync(silo, table);
        }
    }

    private static async Task FillAsync(Silo silo, BackupTable table)
    {
        var postgres = silo.Get<IReadDatabase>().IsPostgres;
        if (table.Name == "usage_head")
        {
            await SealedLedger.SqlAsync(silo, "UPDATE usage_head SET last = 3");
            return;
        }

        for (var row = 1; row <= 3; row++)
        {
            var values = table.Columns.Select((column, i) => Value(table, column, i, row, postgres)).ToArray();
            var parameters = table.Columns.Select((column, i) => column.Kind == BackupColumnKind.Amount && postgres
                ? string.Create(CultureInfo.InvariantCulture, $"CAST(${i + 1} AS numeric)") : string.Create(CultureInfo.InvariantCulture, $"${i + 1}"));
            await SealedLedger.SqlAsync(
                silo, $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) VALUES ({string.Join(", ", parameters)})", values);
        }
    }

    private static object? Value(BackupTable table, BackupColumn column, int index, int row, bool postgres) => column.Kind switch
    {
        _ when (table.Name, column.Name) == ("fact_series", "secret") => Enumerable.Repeat((byte)row, 32).ToArray(),
        _ when (table.Name, column.Name) == ("fact_series", "digested") => (long)row,
        _ when (table.Name, column.Name) == ("fact_series", "closed") => 1L,

        // PostgreSQL takes a long for an integer, too.
        BackupColumnKind.Number => (long)((index * 10) + row),
        BackupColumnKind.Amount => row switch { 1 => "1234567890.123456789", 2 => "-0.5", _ => "100" },
        BackupColumnKind.Flag => postgres ? row == 2 : row == 2 ? 1L : 0L,
        BackupColumnKind.Bytes => row == 1 ? [] : row == 2 ? new byte[] { 0xC3, 0x28, 0 } : Encoding.UTF8.GetBytes("نص\n\""),
        _ when (table.Name, column.Name) == ("message_dispatch", "state") => "pending",
        _ => string.Create(CultureInfo.InvariantCulture, $"{column.Name}-{row} «é» \\ \" \u0001 \U0001F512"),
    };
}
