using System.Data.Common;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DataCenterOps.Persistence.Tests.Ledger.Digests;

/// <summary>Usage of a release that knew no digests is numbered by the upgrade and digested by the next start.</summary>
public sealed class DigestMigrationTests(Databases databases)
{
    private const int Rows = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_received_before_there_were_digests_gets_them(string engine)
    {
        var storage = await databases.CreateAsync(engine);
        Schema.ApplyBefore(storage, "0120");
        await FillAsync(storage);

        await using var silo = new Silo(storage);
        await Metering.DeclaredMetering.SystemAsync(silo, "cnas", "cnas-claims", "2026-09-30T23:00:00Z", "4");
        await Digesting.AppendAsync(silo, 1, 3);
        Assert.Equal(2, await Digesting.DigestAsync(silo));

        Assert.Equal(Rows + 3, await Digesting.VerifyAsync(silo));
        var old = Assert.Single(await Digesting.InLedgerAsync(silo), digest => digest.Series.Value == "usage/any/before-digests");
        Assert.Equal((1, Rows), (old.First, old.Last));
        Assert.IsType<FactPath.Found>(await Digesting.PathAsync(silo, "old-3"));
        Assert.IsType<FactPath.Found>(await Digesting.PathAsync(silo, "a-3"));
    }

    // As the release before wrote them: no program does it any more.
    private static async Task FillAsync(StorageOptions storage)
    {
        await using DbConnection connection = storage.IsPostgres
            ? new NpgsqlConnection(storage.Postgres)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storage.LedgerFile, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Token);
        var bytes = storage.IsPostgres ? "convert_to('{}', 'UTF8')" : "X'7b7d'";
        var amount = storage.IsPostgres ? "2" : "'2'";
        for (var n = 1; n <= Rows; n++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = FormattableString.Invariant(
                $"""
                UPDATE usage_head SET last = {n};
                INSERT INTO usage_event_key (source, event_id, digest, log_offset) VALUES ('{Digesting.Source}', 'old-{n}', 'x', {n});
                INSERT INTO usage_event (
                    log_offset, received_at, source, event_id, type, tenant, system, resource, meter, unit, quantity, from_at, quality, outcome, canonical)
                VALUES (
                    {n}, {1_790_000_000_000_000 + n}, '{Digesting.Source}', 'old-{n}', 't', 'cnas', 'cnas-claims', '', 'vm_vcpu', 'Cores', {amount}, {n},
                    'measured', 'accepted', {bytes})
                """);
            await command.ExecuteNonQueryAsync(Token);
        }
    }
}
