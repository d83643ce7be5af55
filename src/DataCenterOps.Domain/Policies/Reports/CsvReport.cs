using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>Writes a report as CSV: one row for each rule and subject, in three languages, with the law and how sure it is.</summary>
public sealed class CsvReport
{
    private readonly ReportHead _head;
    private readonly string[] _laws;
    private readonly string _grounds;

    /// <summary>A report that stands on <paramref name="head"/>.</summary>
    public CsvReport(ReportHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        _head = head;
        _laws = [.. head.Policies.Select(policy => CsvCell.Of(string.Join("; ", policy.Legal.Select(law => $"{LegalText.Of(law)} [{LegalText.Mark(law)}]"))))];
        _grounds = string.Create(CultureInfo.InvariantCulture, $"{CsvCell.Of(head.Revision)},{Rfc3339.Write(head.At)},{head.Position}");
    }

    /// <summary>The names of the columns, after the mark by which spreadsheets know UTF-8.</summary>
    public static void Begin(StringBuilder text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append(
            "\uFEFFpolicy,version,rule,category,mode,severity,outcome,kind,subject,tenant,message_ar,message_fr,message_en,law,"
            + "remedy_ar,remedy_fr,remedy_en,waiver,waiver_until,pack_revision,at,ledger_position,place_evidence\r\n");
    }

    /// <summary>Adds the rows of a page.</summary>
    public void Add(StringBuilder text, IReadOnlyList<ReportSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(subjects);
        foreach (var subject in subjects)
        {
            var places = CsvCell.Of(PlaceSources.Line(subject.Places));
            foreach (var result in subject.Results)
            {
                Add(text, subject, result, places);
            }
        }
    }

    private void Add(StringBuilder text, ReportSubject subject, ReportResult result, string places)
    {
        var policy = _head.Policies[result.Policy];
        var rule = result.Rule is { } place ? policy.Rules[place] : null;
        var message = ReportText.Of(policy, result);
        var remedy = result.Outcome is RuleOutcome.Violation or RuleOutcome.Excepted ? rule?.Remediation : null;
        foreach (var cell in (ReadOnlySpan<string?>)
        [
            policy.Id, policy.Version, rule?.Id, policy.Category, policy.Mode.Code(), policy.Severity.Code(), result.Outcome.Code(), subject.Kind,
            subject.Id, subject.Tenant, message.Ar, message.Fr, message.En,
        ])
        {
            text.Append(CsvCell.Of(cell)).Append(',');
        }

        text.Append(_laws[result.Policy]).Append(',');
        foreach (var cell in (ReadOnlySpan<string?>)[remedy?.Ar, remedy?.Fr, remedy?.En, result.Waiver?.Id, result.Waiver is { } waiver ? Rfc3339.Write(waiver.Until) : null])
        {
            text.Append(CsvCell.Of(cell)).Append(',');
        }

        text.Append(_grounds).Append(',').Append(places).Append("\r\n");
    }
}
