using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>Whose things a subject of policies joins: the facts of a flow are those of both its ends.</summary>
internal static class SubjectJoins
{
    /// <summary>Every tenant; empty where there is none, an empty text for one whom nobody knows.</summary>
    public static ImmutableArray<string> Tenants(EvaluationDocument subject)
    {
        using var facts = JsonDocument.Parse(subject.Json);
        return subject.Target switch
        {
            // An end that names no system lies outside the platform.
            PolicyTarget.DataFlow => [.. Ends(facts.RootElement).Where(end => end.Text("system") is { Length: > 0 }).Select(end => end.Text("tenant") ?? "")],
            PolicyTarget.Agreement => [.. facts.RootElement.Texts("parties")],
            _ => subject.Tenant is { } tenant ? [tenant.Value] : [],
        };
    }

    /// <summary>Every system; empty where there is none.</summary>
    public static ImmutableArray<string> Systems(EvaluationDocument subject)
    {
        using var facts = JsonDocument.Parse(subject.Json);
        return subject.Target switch
        {
            PolicyTarget.DataFlow => [.. Ends(facts.RootElement).Select(end => end.Text("system")).OfType<string>().Where(system => system.Length > 0)],
            PolicyTarget.Key => [.. facts.RootElement.Items("protects").Select(system => system.Text("id") ?? "")],
            PolicyTarget.System or PolicyTarget.CapacityRequest => [subject.Id],
            _ => [],
        };
    }

    private static IEnumerable<JsonElement> Ends(JsonElement flow) => new[] { flow.Nested("from"), flow.Nested("to") }.OfType<JsonElement>();
}
