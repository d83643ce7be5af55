using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Domain.Policies.Waivers;
using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>One row of a report: what a rule, or a policy as a whole, says of a subject.</summary>
/// <param name="Policy">The place of the policy in <see cref="ReportHead.Policies"/>.</param>
/// <param name="Rule">The place of the rule in <see cref="ReportPolicy.Rules"/>; absent when the policy selects nothing or its match fails.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Message">The sentence of a violation, waived or not; absent where the policy's title says it.</param>
/// <param name="Evidence">The offending objects, a JSON list of at most <see cref="PolicyLimits.EvidenceItems"/>.</param>
/// <param name="Error">Why it could not be judged: code, place and cause.</param>
/// <param name="Waiver">The waiver that covers the violation.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportResult")]
public sealed record ReportResult(
    [property: Id(0)] int Policy,
    [property: Id(1)] int? Rule,
    [property: Id(2)] RuleOutcome Outcome,
    [property: Id(3)] LocalizedText? Message = null,
    [property: Id(4)] string? Evidence = null,
    [property: Id(5)] string? Error = null,
    [property: Id(6)] RunningWaiver? Waiver = null)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The row that <paramref name="result"/> is.</summary>
    internal static ReportResult Of(int policy, int? rule, RuleResult result)
    {
        var failed = result.Outcome is RuleOutcome.Violation or RuleOutcome.Excepted;
        return new(
            policy, rule, result.Outcome, failed ? DecisionJson.Message(result) : null, failed ? EvidenceOf(result) : null,
            result.Error is { } error ? $"{error.Code} ({error.Line}:{error.Column}): {error.Message}" : null, result.Waiver);
    }

    private static string? EvidenceOf(RuleResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            DecisionJson.WriteEvidence(writer, result.Evidence);
            writer.WriteEndObject();
        }

        return buffer.WrittenCount > "{}".Length ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }
}
