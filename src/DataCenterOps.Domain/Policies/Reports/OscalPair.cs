using System.Text.Json;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>One rule and one subject as OSCAL says it: always an observation, a finding once it is decided, a risk when it is violated.</summary>
internal sealed class OscalPair
{
    // What a policy asks as a whole, where its match fails.
    private const string Match = "match";

    private readonly ReportSubject _subject;
    private readonly ReportResult _result;
    private readonly ReportPolicy _policy;
    private readonly string? _rule;
    private readonly string _moment;

    public OscalPair(ReportHead head, ReportSubject subject, ReportResult result, string moment)
    {
        (_subject, _result, _moment) = (subject, result, moment);
        _policy = head.Policies[result.Policy];
        _rule = result.Rule is { } rule ? _policy.Rules[rule].Id : null;
    }

    /// <summary>The policy as a control.</summary>
    public string Control => OscalNames.Token(_policy.Id);

    /// <summary>Whether the rule holds or not, or could not be judged; a policy that selects nothing decides nothing.</summary>
    public bool IsDecided => _result.Outcome != RuleOutcome.NotApplicable;

    /// <summary>Whether the rule is violated, waived or not.</summary>
    public bool IsRisk => _result.Outcome is RuleOutcome.Violation or RuleOutcome.Excepted;

    private string Name => $"{_policy.Id}/{_rule ?? Match}";

    private LocalizedText Message => ReportText.Of(_policy, _result);

    /// <summary>The objective that a rule is.</summary>
    public static string Objective(ReportPolicy policy, string? rule) => OscalNames.Token($"{policy.Id}_{rule ?? Match}");

    /// <summary>The component that a subject is.</summary>
    public static Guid Component(ReportSubject subject) => OscalNames.Uuid("subject", subject.Kind, subject.Id);

    /// <summary>The languages beside English, which the field itself is in.</summary>
    public static string Others(LocalizedText text) => $"fr: {OscalNames.Line(text.Fr)}\n\nar: {OscalNames.Line(text.Ar)}";

    public void WriteObservation(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("uuid", Uuid("observation"));
        json.WriteString("title", OscalNames.Line(Name));
        json.WriteString("description", OscalNames.Line(Message.En));
        json.WriteStartArray("props");
        OscalProperty.Write(json, "outcome", _result.Outcome.Code());
        OscalProperty.Write(json, "mode", _policy.Mode.Code());
        json.WriteEndArray();
        Write(json, "methods", "TEST");
        Write(json, "types", "control-objective");
        json.WriteStartArray("subjects");
        json.WriteStartObject();
        json.WriteString("subject-uuid", Component(_subject));
        json.WriteString("type", "component");
        json.WriteEndObject();
        json.WriteEndArray();
        if (_result.Evidence is { } evidence)
        {
            json.WriteStartArray("relevant-evidence");
            json.WriteStartObject();
            json.WriteString("description", evidence);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteString("collected", _moment);
        json.WriteEndObject();
    }

    public void WriteFinding(Utf8JsonWriter json)
    {
        var satisfied = _result.Outcome == RuleOutcome.Compliant;
        var reason = _result.Outcome switch
        {
            RuleOutcome.Compliant => "pass",
            RuleOutcome.Error => "other",
            _ => "fail",
        };
        json.WriteStartObject();
        json.WriteString("uuid", Uuid("finding"));
        json.WriteString("title", OscalNames.Line(Name));
        json.WriteString("description", OscalNames.Line(Message.En));
        if (!satisfied)
        {
            WriteGrounds(json);
        }

        json.WriteStartObject("target");
        json.WriteString("type", "objective-id");
        json.WriteString("target-id", Objective(_policy, _rule));
        json.WriteStartObject("status");
        json.WriteString("state", satisfied ? "satisfied" : "not-satisfied");
        json.WriteString("reason", reason);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteReference(json, "related-observations", "observation");
        if (IsRisk)
        {
            WriteReference(json, "related-risks", "risk");
        }

        if (!satisfied)
        {
            json.WriteString("remarks", Others(Message));
        }

        json.WriteEndObject();
    }

    public void WriteRisk(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("uuid", Uuid("risk"));
        json.WriteString("title", OscalNames.Line(Name));
        json.WriteString("description", OscalNames.Line(_policy.Title.En));
        json.WriteString("statement", OscalNames.Line(Message.En));
        WriteGrounds(json);
        json.WriteString("status", _result.Outcome == RuleOutcome.Excepted ? "deviation-approved" : "open");
        if (_result.Outcome == RuleOutcome.Excepted)
        {
            json.WriteStartArray("mitigating-factors");
            json.WriteStartObject();
            json.WriteString("uuid", OscalNames.Uuid("waiver", _result.Waiver?.Id ?? "", _policy.Id, _rule, _subject.Kind, _subject.Id));
            json.WriteString("description", OscalNames.Line($"Waiver {_result.Waiver?.Id}, with the controls on which it was approved."));
            json.WriteEndObject();
            json.WriteEndArray();
            if (_result.Waiver is { } waiver)
            {
                json.WriteString("deadline", Rfc3339.Write(waiver.Until));
            }
        }

        if (_result.Rule is { } rule && _policy.Rules[rule].Remediation is { } remedy)
        {
            json.WriteStartArray("remediations");
            json.WriteStartObject();
            json.WriteString("uuid", Uuid("remedy"));
            json.WriteString("lifecycle", "recommendation");
            json.WriteString("title", "What can be done");
            json.WriteString("description", OscalNames.Line(remedy.En));
            json.WriteString("remarks", Others(remedy));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        WriteReference(json, "related-observations", "observation");
        json.WriteEndObject();
    }

    private void WriteGrounds(Utf8JsonWriter json)
    {
        json.WriteStartArray("props");
        OscalProperty.Write(json, "severity", _policy.Severity.Code());
        OscalProperty.WritePlaces(json, _subject);
        OscalProperty.WriteLaw(json, _policy);
        json.WriteEndArray();
    }

    private Guid Uuid(string what) => OscalNames.Uuid(what, _policy.Id, _rule ?? Match, _subject.Kind, _subject.Id);

    private void WriteReference(Utf8JsonWriter json, string list, string what)
    {
        json.WriteStartArray(list);
        json.WriteStartObject();
        json.WriteString($"{what}-uuid", Uuid(what));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string list, string value)
    {
        json.WriteStartArray(list);
        json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
