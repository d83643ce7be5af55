using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Policies;

/// <summary>The resources that a change of a system adds or raises: each is a request for capacity that policies judge.</summary>
internal static class CapacityRequests
{
    public static async ValueTask<ImmutableArray<EvaluationDocument>> OfAsync(
        DeclaredDocument document, DeclaredDocument? previous, IEstateFacts facts, CancellationToken cancellationToken)
    {
        if (document.Kind.Name != "System")
        {
            return [];
        }

        var system = document.Read();
        var earlier = previous is null
            ? []
            : previous.Read().Items("resources").ToDictionary(resource => resource.Text("id")!, StringComparer.Ordinal);
        var requests = ImmutableArray.CreateBuilder<EvaluationDocument>();

        // One request per site: the rules ask where, not for what.
        foreach (var siteId in system.Items("resources").Where(resource => IsMore(resource, earlier))
            .Select(resource => resource.Text("siteId")!).Distinct(StringComparer.Ordinal))
        {
            var site = await facts.FindAsync("Site", siteId, cancellationToken);
            var national = site?.Nested("national") is { ValueKind: JsonValueKind.True };
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteString("id", $"{document.Id}@{siteId}");
                writer.WriteString("phase", system.Text("phase"));
                writer.WriteStartObject("site");
                writer.WriteString("id", siteId);
                writer.WriteBoolean("national", national);
                writer.WriteEndObject();
                writer.WriteString("system", document.Id);
                writer.WriteString("tenant", system.Text("tenant"));
                writer.WriteEndObject();
            }

            using var request = JsonDocument.Parse(buffer.ToArray());
            requests.Add(EvaluationDocument.Freeze(
                PolicyTarget.CapacityRequest, "System", document.Id, document.Owner, 0, request.RootElement));
        }

        return requests.ToImmutable();
    }

    private static bool IsMore(JsonElement resource, Dictionary<string, JsonElement> earlier)
    {
        if (!earlier.TryGetValue(resource.Text("id")!, out var before) || before.Text("siteId") != resource.Text("siteId"))
        {
            return true;
        }

        return resource.Nested("quantities") is { } quantities
            && quantities.EnumerateObject().Any(quantity => Read(quantity.Value) > (before.Nested("quantities")?.Nested(quantity.Name) is { } old ? Read(old) : 0));
    }

    private static decimal Read(JsonElement quantity) => decimal.Parse(quantity.GetString()!, CultureInfo.InvariantCulture);
}
