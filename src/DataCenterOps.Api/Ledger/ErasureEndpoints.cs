using System.Globalization;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Erasing;
using DataCenterOps.Grains.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Ledger;

/// <summary>Erasing what is personal: asked for here, agreed to by another person at the request's own path.</summary>
public static class ErasureEndpoints
{
    /// <summary>Maps the paths.</summary>
    public static void MapErasures(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapPost("/ledger/erase", EraseAsync).Permit("ledger.erase").WithTags("Ledger")
            .WithSummary("Asks another person to agree that what is personal in one declared object goes: {\"kind\",\"id\"}. Backups keep it until they expire or its month is erased.");
        api.MapPost("/ledger/erase-month", EraseMonthAsync).Permit("ledger.erase-month").WithTags("Ledger")
            .WithSummary("Asks another person, of another role, to agree that the key of all that is personal in a tenant's month is destroyed, in backups too: {\"tenant\",\"month\"}.");
    }

    private static async Task<IResult> EraseAsync(IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await RequestJson.ReadAsync<EraseBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        return Kind(body.Kind) is { } kind && ErasureSubject.TryObject(kind, body.Id, out var subject)
            ? Tell(await grains.GetGrain<IErasureGrain>(subject.Key).EraseAsync(operation, http.RequestAborted))
            : Invalid("`kind` is a kind of declared objects, as in `people`, and `id` the id of one");
    }

    private static async Task<IResult> EraseMonthAsync(IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await RequestJson.ReadAsync<EraseMonthBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        return ErasureSubject.TryMonth(body.Tenant, body.Month, out var subject)
            ? Tell(await grains.GetGrain<IErasureGrain>(subject.Key).EraseMonthAsync(operation, http.RequestAborted))
            : Invalid("`tenant` is a tenant or `-` for what belongs to none, and `month` is as in `2026-10`");
    }

    private static DocumentKind? Kind(string name) =>
        EstateSchema.TryGetBySegment(name, out var kind) || EstateSchema.TryGetBySingular(name, out kind) || EstateSchema.TryGet(name, out kind) ? kind : null;

    private static Problem Invalid(string message) => Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", message);

    private static IResult Tell(Answer answer) => answer switch
    {
        Answer.Waits waits => WaitingAnswer.Of(waits),
        Answer.Refused refused => Refusals.Of(refused),
        Answer.Done done => Results.Ok(new { position = done.Position.ToString(CultureInfo.InvariantCulture) }),
        var other => throw new InvalidOperationException($"`{other.GetType().Name}` is no answer to an erasure"),
    };
}
