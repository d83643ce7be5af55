using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Metering;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Metering;

/// <summary>The usage events of a request, in whichever of the three modes of CloudEvents 1.0 they came.</summary>
/// <param name="IsBatch">Whether each event is answered in a list.</param>
/// <param name="Events">In order.</param>
internal sealed record UsageBody(bool IsBatch, ImmutableArray<UsageReading> Events)
{
    /// <summary>The most bytes of a request of usage.</summary>
    public const int BodyBytes = 4 * 1024 * 1024;

    private const string Structured = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private const string HeaderPrefix = "ce-";

    /// <summary>Reads a request, or says what is wrong with it as a whole.</summary>
    public static async Task<(UsageBody? Body, Problem? Problem)> ReadAsync(HttpContext http)
    {
        var media = http.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        var binary = http.Request.Headers.ContainsKey("ce-id") || http.Request.Headers.ContainsKey("ce-specversion");
        if (media is not (Structured or Batch) && !(binary && media == "application/json"))
        {
            return (null, Problem.Of(
                StatusCodes.Status415UnsupportedMediaType, "request.media_type",
                $"send `{Structured}`, `{Batch}`, or `application/json` with `ce-` headers"));
        }

        var (bytes, problem) = await RequestJson.ReadBytesAsync(http, BodyBytes);
        if (bytes is null)
        {
            return (null, problem);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, UsageEventReader.JsonOptions);
            return media switch
            {
                Batch => Many(document.RootElement),
                Structured => (new UsageBody(false, [UsageEventReader.Read(document.RootElement)]), null),
                _ => (new UsageBody(false, [UsageEventReader.Read(Headers(http.Request), http.Request.ContentType, document.RootElement)]), null),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "request.malformed", "the body is not JSON in UTF-8, or a member stands twice"));
        }
    }

    private static (UsageBody? Body, Problem? Problem) Many(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            return (null, Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "a batch is a JSON list of events"));
        }

        return root.GetArrayLength() > MeteringLimits.BatchEvents
            ? (null, Problem.Of(
                StatusCodes.Status413PayloadTooLarge, "request.too_large", $"a batch has at most {MeteringLimits.BatchEvents} events"))
            : (new UsageBody(true, [.. root.EnumerateArray().Select(UsageEventReader.Read)]), null);
    }

    private static Dictionary<string, string> Headers(HttpRequest request) => request.Headers
        .Where(header => header.Key.StartsWith(HeaderPrefix, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(
            header => header.Key[HeaderPrefix.Length..].ToLowerInvariant(), header => Uri.UnescapeDataString(header.Value.ToString()), StringComparer.Ordinal);
}
