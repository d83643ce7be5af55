using System.Globalization;
using DataCenterOps.Console.Shell;
using DataCenterOps.Console.Texts;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Console.Ledger;

/// <summary>Entries of the ledger as a file, the newest first, as on the page.</summary>
internal static class LedgerCsv
{
    public static async Task WriteAsync(HttpContext http, TenantScope scope, CsvTable table)
    {
        var lang = Language.Of(http.Request.Path);
        var query = http.Request.Query;
        var ledger = http.RequestServices.GetRequiredService<LedgerQueries>();
        var filter = new LedgerFilter { Stream = query["stream"], Actor = query["actor"], Outcome = query["outcome"] };
        table.Add(
            LedgerTexts.Position.In(lang), PolicyTexts.At.In(lang), LedgerTexts.Type.In(lang), LedgerTexts.Stream.In(lang),
            LedgerTexts.Version.In(lang), PolicyTexts.Actor.In(lang), EstateTexts.Tenant.In(lang), PolicyTexts.Outcome.In(lang));
        await table.AddPagesAsync(
            after => ledger.EntriesAsync(scope, filter, ReadLimits.PageRows, after, http.RequestAborted),
            row => table.Add(
                row.Position.ToString(CultureInfo.InvariantCulture), CsvTable.Time(row.Time), row.Type, row.Stream,
                row.Version.ToString(CultureInfo.InvariantCulture), row.Actor, row.Tenant, row.Outcome));
    }
}
