using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Policies.Reports;

namespace DataCenterOps.Grains.Policies;

/// <summary>Reads a report page by page, and writes it while it is read: nobody holds more of it than a page.</summary>
public static class ReportFiles
{
    /// <summary>All pages of the report with this head, one at a time.</summary>
    /// <exception cref="InvalidOperationException">Another pack or other law has come into force meanwhile: a report is by one or is none.</exception>
    public static async IAsyncEnumerable<ReportPage> PagesAsync(
        this IReportGrain report, ReportHead head, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        string? after = null;
        do
        {
            var page = await report.PageAsync(ReportPageRequest.Of(head, after), cancellationToken)
                ?? throw new InvalidOperationException("another pack or other law has come into force while the report was made: ask again");
            yield return page;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>Writes the report as OSCAL assessment results.</summary>
    public static async Task WriteOscalAsync(this IReportGrain report, ReportHead head, PipeWriter file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var json = new Utf8JsonWriter(file, OscalReport.Options);
        var oscal = new OscalReport(json, head);
        await foreach (var page in report.PagesAsync(head, cancellationToken))
        {
            oscal.Add(page.Subjects);
            await json.FlushAsync(cancellationToken);
            await file.FlushAsync(cancellationToken);
        }

        oscal.End();

        // Only here: a writer that is disposed of writes what it holds, and a report that broke off shall not go on.
        await json.DisposeAsync();
    }

    /// <summary>Writes the report as a table.</summary>
    public static async Task WriteCsvAsync(this IReportGrain report, ReportHead head, PipeWriter file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var csv = new CsvReport(head);
        var text = new StringBuilder();
        CsvReport.Begin(text);
        await foreach (var page in report.PagesAsync(head, cancellationToken))
        {
            csv.Add(text, page.Subjects);
            Encoding.UTF8.GetBytes(text.ToString(), file);
            text.Clear();
            await file.FlushAsync(cancellationToken);
        }
    }
}
