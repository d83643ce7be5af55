using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>
/// Writes a report as OSCAL assessment-results 1.2.1, a page of subjects at a time: each page is a result of its own, so
/// that its observations, risks and findings need not wait for those of others. The same input gives the same bytes.
/// </summary>
public sealed class OscalReport
{
    /// <summary>How the writer must be made: Arabic is written as Arabic.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;
    private readonly ReportHead _head;
    private readonly ImmutableArray<ReportPolicy> _reported;
    private readonly string _moment;
    private readonly Guid _uuid;
    private int _parts;

    /// <summary>Begins the document: metadata, the plan it follows, and the rules as objectives.</summary>
    public OscalReport(Utf8JsonWriter json, ReportHead head)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(head);
        (_json, _head, _moment) = (json, head, Rfc3339.Write(head.At));
        _reported = [.. head.Policies.Where(policy => policy.IsReported)];
        _uuid = OscalNames.Uuid("report", head.Tenant, head.Revision, _moment, Position);
        json.WriteStartObject();
        json.WriteStartObject("assessment-results");
        json.WriteString("uuid", _uuid);
        WriteMetadata();
        json.WriteStartObject("import-ap");
        json.WriteString("href", $"#{Plan}");
        json.WriteEndObject();
        WriteObjectives();
        json.WriteStartArray("results");
    }

    private string Position => _head.Position.ToString(CultureInfo.InvariantCulture);

    private Guid Plan => OscalNames.Uuid("plan", _head.PackId);

    /// <summary>Writes the subjects of one page as one result. They are of one kind.</summary>
    public void Add(IReadOnlyList<ReportSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ReportSubject[] judged = [.. subjects.Where(subject => !subject.Results.IsEmpty)];
        if (judged.Length > 0)
        {
            WriteResult(judged);
        }
    }

    /// <summary>Ends the document.</summary>
    public void End()
    {
        if (_parts == 0)
        {
            // A document without results is none.
            WriteResult([]);
        }

        _json.WriteEndArray();
        _json.WriteStartObject("back-matter");
        _json.WriteStartArray("resources");
        _json.WriteStartObject();
        _json.WriteString("uuid", Plan);
        _json.WriteString("title", OscalNames.Line($"Standing plan: everything that is hosted, by the pack {_head.PackId}"));
        _json.WriteString("description", "The pack in force is the plan. The ledger keeps its text under the hash in `pack-sha256`.");
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteMetadata()
    {
        _json.WriteStartObject("metadata");
        _json.WriteString("title", OscalNames.Line($"Compliance with {_head.PackId}{(_head.Tenant is { } tenant ? $": {tenant}" : "")}"));
        _json.WriteString("last-modified", _moment);
        _json.WriteString("version", OscalNames.Line(_head.PackVersion));
        _json.WriteString("oscal-version", "1.2.1");
        _json.WriteStartArray("props");
        OscalProperty.Write(_json, "policy-pack", $"{_head.PackId}@{_head.PackVersion}");
        OscalProperty.Write(_json, "pack-sha256", _head.Revision.Replace("sha256:", "", StringComparison.Ordinal));
        OscalProperty.Write(_json, "moment", _moment);
        OscalProperty.Write(_json, "ledger-position", Position);
        if (_head.Tenant is { } one)
        {
            OscalProperty.Write(_json, "tenant", one);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    // The law stands here once for each policy, and again wherever a rule is not satisfied.
    private void WriteObjectives()
    {
        if (_reported.IsEmpty)
        {
            return;
        }

        _json.WriteStartObject("local-definitions");
        _json.WriteStartArray("objectives-and-methods");
        foreach (var policy in _reported)
        {
            _json.WriteStartObject();
            _json.WriteString("control-id", OscalNames.Token(policy.Id));
            _json.WriteString("description", OscalNames.Line(policy.Title.En));
            _json.WriteStartArray("props");
            OscalProperty.Write(_json, "policy", $"{policy.Id}@{policy.Version}");
            OscalProperty.Write(_json, "category", policy.Category);
            OscalProperty.Write(_json, "severity", policy.Severity.Code());
            OscalProperty.Write(_json, "mode", policy.Mode.Code());
            OscalProperty.WriteLaw(_json, policy);
            _json.WriteEndArray();
            _json.WriteStartArray("parts");
            foreach (var rule in policy.Rules.Select(rule => (string?)rule.Id).DefaultIfEmpty(null))
            {
                _json.WriteStartObject();
                _json.WriteString("id", OscalPair.Objective(policy, rule));
                _json.WriteString("name", "assessment-objective");
                _json.WriteString("title", OscalNames.Line(rule ?? policy.Id));
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
            _json.WriteString("remarks", OscalPair.Others(policy.Title));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteResult(ReportSubject[] subjects)
    {
        _parts++;
        var part = _parts.ToString(CultureInfo.InvariantCulture);
        OscalPair[] pairs = [.. subjects.SelectMany(subject => subject.Results.Select(result => new OscalPair(_head, subject, result, _moment)))];
        _json.WriteStartObject();
        _json.WriteString("uuid", OscalNames.Uuid("result", _uuid.ToString(), part));
        _json.WriteString("title", OscalNames.Line($"Part {part}{(subjects.Length > 0 ? $": {subjects[0].Kind}" : "")}"));
        _json.WriteString("description", $"{subjects.Length.ToString(CultureInfo.InvariantCulture)} subjects that policies judge.");
        _json.WriteString("start", _moment);
        _json.WriteString("end", _moment);
        WriteComponents(subjects);
        WriteControls(pairs);
        WriteAll("observations", pairs, pair => pair.WriteObservation(_json));
        WriteAll("risks", [.. pairs.Where(pair => pair.IsRisk)], pair => pair.WriteRisk(_json));
        WriteAll("findings", [.. pairs.Where(pair => pair.IsDecided)], pair => pair.WriteFinding(_json));
        _json.WriteEndObject();
    }

    private void WriteComponents(ReportSubject[] subjects)
    {
        if (subjects.Length == 0)
        {
            return;
        }

        _json.WriteStartObject("local-definitions");
        WriteAll("components", subjects, subject =>
        {
            _json.WriteStartObject();
            _json.WriteString("uuid", OscalPair.Component(subject));
            _json.WriteString("type", OscalNames.Token(subject.Kind));
            _json.WriteString("title", OscalNames.Line(subject.Id));
            _json.WriteString("description", OscalNames.Line($"{subject.Kind} {subject.Id}"));
            _json.WriteStartArray("props");
            OscalProperty.Write(_json, "subject-id", subject.Id);
            OscalProperty.Write(_json, "subject-version", subject.Version.ToString(CultureInfo.InvariantCulture));
            if (subject.Tenant is { } tenant)
            {
                OscalProperty.Write(_json, "tenant", tenant);
            }

            OscalProperty.WritePlaces(_json, subject);
            _json.WriteEndArray();
            _json.WriteStartObject("status");
            _json.WriteString("state", "other");
            _json.WriteString("remarks", "Declared and not retired.");
            _json.WriteEndObject();
            _json.WriteEndObject();
        });
        _json.WriteEndObject();
    }

    private void WriteControls(OscalPair[] pairs)
    {
        _json.WriteStartObject("reviewed-controls");
        _json.WriteStartArray("control-selections");
        _json.WriteStartObject();
        if (pairs.Length == 0)
        {
            _json.WriteStartObject("include-all");
            _json.WriteEndObject();
        }
        else
        {
            WriteAll("include-controls", [.. pairs.Select(pair => pair.Control).Distinct(StringComparer.Ordinal)], control =>
            {
                _json.WriteStartObject();
                _json.WriteString("control-id", control);
                _json.WriteEndObject();
            });
        }

        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteAll<T>(string name, T[] items, Action<T> write)
    {
        if (items.Length == 0)
        {
            // An empty list is not allowed where a list is.
            return;
        }

        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        _json.WriteEndArray();
    }
}
