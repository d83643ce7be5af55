using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Reports;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Console.Policies;

/// <summary>Reads a report of one tenant for a page. What is judged, and how, is the grain's.</summary>
public sealed class ReportDesk(IGrainFactory grains, SystemCalls calls, ICallerAccessor who)
{
    // What is printed and read; the files hold all, and the page says how many there are.
    private const int Shown = 300;

    /// <summary>The report as of now; nothing where no pack is in force.</summary>
    public async Task<TenantReport?> ReadAsync(string tenant, CancellationToken cancellationToken)
    {
        using var asked = calls.As(who.Caller);
        var grain = grains.GetGrain<IReportGrain>(0);
        if (await grain.BeginAsync(tenant, cancellationToken) is not { } head)
        {
            return null;
        }

        var tally = new ReportTally(head);
        var violations = new List<TenantReportRow>();
        var errors = new List<TenantReportRow>();
        await foreach (var page in grain.PagesAsync(head, cancellationToken))
        {
            tally.Add(page.Subjects);
            foreach (var row in page.Subjects.SelectMany(subject => subject.Results.Select(result => new TenantReportRow(subject, result))))
            {
                var rows = row.Result.Outcome switch
                {
                    RuleOutcome.Violation or RuleOutcome.Excepted => violations,
                    RuleOutcome.Error => errors,
                    _ => null,
                };
                rows?.Add(row);
            }

            // Never more than a page above what is shown, however many there are.
            violations = [.. violations.OrderByDescending(row => head.Policies[row.Result.Policy].Severity).ThenBy(row => row.Result.Policy).Take(Shown)];
            errors = [.. errors.Take(Shown)];
        }

        return new TenantReport(head, tally, [.. violations], [.. errors]);
    }
}
