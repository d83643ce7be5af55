using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Metering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Metering;

/// <summary>Usage comes in here. Each event has its own outcome; a batch never fails as a whole.</summary>
public static class UsageEndpoints
{
    /// <summary>Maps the path of usage.</summary>
    public static void MapUsage(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapPost("/usage/events", SendAsync).Permit("usage.send").WithTags("Metering");
    }

    private static async Task<IResult> SendAsync(IGrainFactory grains, ICallerAccessor who, HttpContext http)
    {
        var (body, problem) = await UsageBody.ReadAsync(http);
        if (body is null)
        {
            return problem!;
        }

        var scope = who.Caller.Scope;
        var own = body.Events.OfType<UsageReading.Valid>().Select(reading => reading.Event)
            .Where(usage => scope.Covers(usage.Subject.Tenant)).ToImmutableArray();
        var receipts = new Queue<UsageReceipt>(own.IsEmpty
            ? []
            : await grains.GetGrain<IUsageGrain>((scope.Tenant ?? TenantId.Platform).Value).AppendAsync(own, http.RequestAborted));

        // Another tenant's subject has no receipt, and looks like one that nobody has.
        var answers = body.Events.Select(reading => (Reading: reading, Receipt: reading is UsageReading.Valid(var usage)
            && scope.Covers(usage.Subject.Tenant) ? receipts.Dequeue() : null)).ToArray();
        if (body.IsBatch)
        {
            var results = new JsonArray([.. answers.Select(answer => (JsonNode)Show(answer.Reading, answer.Receipt))]);
            return Results.Text(new JsonObject { ["results"] = results }.ToJsonString(), "application/json");
        }

        return Single(answers[0].Reading, answers[0].Receipt);
    }

    private static IResult Single(UsageReading reading, UsageReceipt? receipt)
    {
        if (reading is UsageReading.Invalid invalid)
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid", invalid.Errors[0].Message,
                [.. invalid.Errors.Select(error => new ProblemError(error.Code, error.Message, error.Path))]);
        }

        if (receipt is null)
        {
            return Problem.NotFound();
        }

        var status = receipt.Outcome.Status();
        return status < StatusCodes.Status400BadRequest
            ? Results.Text(Show(reading, receipt).ToJsonString(), "application/json", statusCode: status)
            : Problem.Of(status, $"usage.{receipt.Outcome.Code()}", $"the event is `{receipt.Outcome.Code()}`");
    }

    private static JsonObject Show(UsageReading reading, UsageReceipt? receipt)
    {
        if (reading is UsageReading.Invalid invalid)
        {
            return new JsonObject
            {
                ["id"] = invalid.Id,
                ["outcome"] = "invalid",
                ["status"] = StatusCodes.Status422UnprocessableEntity,
                ["errors"] = new JsonArray([.. invalid.Errors.Select(error => (JsonNode)new JsonObject
                {
                    ["path"] = error.Path,
                    ["code"] = error.Code,
                    ["message"] = error.Message,
                })]),
            };
        }

        var usage = ((UsageReading.Valid)reading).Event;
        if (receipt is null)
        {
            return new JsonObject { ["id"] = usage.Id, ["outcome"] = "not_found", ["status"] = StatusCodes.Status404NotFound };
        }

        var shown = new JsonObject { ["id"] = usage.Id, ["outcome"] = receipt.Outcome.Code(), ["status"] = receipt.Outcome.Status() };
        if (receipt.Offset is { } offset)
        {
            shown["offset"] = offset;
        }

        if (receipt.StoredDigest is { } stored)
        {
            shown["storedDigest"] = stored;
        }

        return shown;
    }
}
