using System.IO.Pipelines;
using System.Text;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Persistence.ReadModels.Ledger.Digests;

namespace DataCenterOps.Persistence.Tests.Ledger.Digests;

/// <summary>Rows that leave the database are held against the digests in the ledger, whatever was done to them in between.</summary>
public sealed class FactsExportTests(Databases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_somebody_does_to_a_row_in_the_database_is_found_in_its_export(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await Metering.DeclaredMetering.SystemAsync(silo, "cnas", "cnas-claims", "2026-09-30T23:00:00Z", "4");
        await Digesting.AppendAsync(silo, 1, 5);
        await Digesting.DigestAsync(silo);
        await Digesting.AppendAsync(silo, 6, 4);
        await Digesting.DigestAsync(silo);
        Assert.Null(await CheckAsync(silo, rows: 9));

        await Digesting.SqlAsync(silo, "UPDATE usage_event SET quantity = quantity + 1 WHERE number = 7");
        Assert.Contains("rows 6 to 9 of", await CheckAsync(silo), StringComparison.Ordinal);
        await Digesting.SqlAsync(silo, "UPDATE usage_event SET quantity = quantity - 1 WHERE number = 7");
        Assert.Null(await CheckAsync(silo, rows: 9));

        await Digesting.SqlAsync(silo, "UPDATE usage_event SET number = number + 1000 WHERE number IN (2, 3)");
        Assert.Contains("row 2 of", await CheckAsync(silo), StringComparison.Ordinal);
        await Digesting.SqlAsync(silo, "UPDATE usage_event SET number = 1005 - number WHERE number > 1000");
        Assert.Contains("rows 1 to 5 of", await CheckAsync(silo), StringComparison.Ordinal);
        await Digesting.SqlAsync(silo, "DELETE FROM usage_event WHERE number IN (2, 3)");
        Assert.Contains("row 2 of", await CheckAsync(silo), StringComparison.Ordinal);
    }

    private static async Task<string> CheckAsync(Silo silo, long? rows = null)
    {
        using var file = new MemoryStream();
        var writer = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
        await silo.Get<FactsExport>().WriteAsync(DigestedTables.Usage, Digesting.Now.AddYears(-1), Digesting.Now.AddYears(1), writer, Token);
        await writer.CompleteAsync();
        var check = new FactsCheck();
        foreach (var (digest, entry) in (await Digesting.InLedgerAsync(silo)).Select((digest, n) => (digest, n)))
        {
            check.Add(digest, entry);
        }

        var lines = Encoding.UTF8.GetString(file.ToArray()).TrimEnd('\n').Split('\n').Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line)).ToArray();
        var problem = check.Begin(lines[0]) ?? lines[1..].Select(check.Row).FirstOrDefault(wrong => wrong is not null) ?? check.End();
        Assert.Equal(rows ?? check.Rows, check.Rows);
        return problem!;
    }
}
