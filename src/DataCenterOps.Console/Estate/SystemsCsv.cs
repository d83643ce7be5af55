using DataCenterOps.Console.Shell;
using DataCenterOps.Console.Texts;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Console.Estate;

/// <summary>The list of systems as a file.</summary>
internal static class SystemsCsv
{
    public static async Task WriteAsync(HttpContext http, TenantScope scope, CsvTable table)
    {
        var lang = Language.Of(http.Request.Path);
        var query = http.Request.Query;
        var filter = new SystemFilter
        {
            Tenant = query["tenant"], Site = query["site"], Kind = query["kind"], Phase = query["phase"],
            Classification = query["classification"], Criticality = query["criticality"], Text = query["q"],
        };
        var list = http.RequestServices.GetRequiredService<SystemList>();

        // Of the past there is no state: it is measured, and no entry.
        var isPast = LookingBack.Current is not null;
        table.Add([
            "id", .. isPast ? Array.Empty<string>() : [EstateTexts.State.In(lang)], $"{EstateTexts.Name.In(lang)} (ar)", $"{EstateTexts.Name.In(lang)} (fr)",
            $"{EstateTexts.Name.In(lang)} (en)", EstateTexts.Tenant.In(lang), EstateTexts.Site.In(lang), EstateTexts.Kind.In(lang),
            EstateTexts.Phase.In(lang), EstateTexts.Classification.In(lang), EstateTexts.Criticality.In(lang), ShellTexts.Fictional.In(lang)]);
        await table.AddPagesAsync(
            after => list.PageAsync(scope, filter, isPast ? null : query["health"].ToString(), ReadLimits.PageRows, after, http.RequestAborted),
            found => table.Add([
                found.Row.Id, .. isPast ? Array.Empty<string>() : [found.State], found.Row.NameAr, found.Row.NameFr, found.Row.NameEn, found.Row.Tenant, found.Row.PrimarySite,
                found.Row.Kind, found.Row.Phase, found.Row.Classification, found.Row.Criticality, found.Row.Fictional ? "true" : "false"]));
    }
}
