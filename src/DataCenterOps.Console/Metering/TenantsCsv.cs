using System.Globalization;
using DataCenterOps.Console.Shell;
using DataCenterOps.Console.Texts;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Metering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Console.Metering;

/// <summary>What each tenant costs as a file: one row per tenant and currency, amounts exact.</summary>
internal static class TenantsCsv
{
    public static async Task WriteAsync(HttpContext http, TenantScope scope, CsvTable table)
    {
        var lang = Language.Of(http.Request.Path);
        var estate = http.RequestServices.GetRequiredService<EstateQueries>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var costs = (await http.RequestServices.GetRequiredService<CostQueries>().TenantsAsync(scope, now, http.RequestAborted))
            .ToLookup(row => row.Tenant, StringComparer.Ordinal);
        table.Add(
            "id", EstateTexts.Name.In(lang), EstateTexts.Kind.In(lang), MeteringTexts.Currency.In(lang), MeteringTexts.Today.In(lang),
            MeteringTexts.ThisMonth.In(lang), MeteringTexts.RatedUntil.In(lang));
        await table.AddPagesAsync(
            after => estate.ListAsync(scope, "Tenant", ReadLimits.PageRows, after, http.RequestAborted),
            row =>
            {
                var body = Facts.Parse(row.Body);
                foreach (var cost in costs[row.Id].DefaultIfEmpty())
                {
                    table.Add(
                        row.Id, body.In("name", lang), body.Text("kind"), cost?.Currency,
                        cost?.Today.Value.ToString(CultureInfo.InvariantCulture), cost?.Month.Value.ToString(CultureInfo.InvariantCulture),
                        cost?.RatedUntil is { } until ? CsvTable.Time(until) : "");
                }
            });
    }
}
