using System.Globalization;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Access;

/// <summary>The caller's own standing deputy: read, named, taken back.</summary>
public static class DeputyEndpoints
{
    private const string Path = "/deputy";

    /// <summary>Maps the paths of the deputy.</summary>
    public static void MapDeputy(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet(Path, GetAsync).Permit("approval.decide").WithTags("Access");
        api.MapPut(Path, NameAsync).Permit("approval.decide").WithTags("Access");
        api.MapDelete(Path, EndAsync).Permit("approval.decide").WithTags("Access");
    }

    private static async Task<IResult> GetAsync(DeputyQueries deputies, ICallerAccessor who, HttpContext http) =>
        who.Caller.Person is { } person && await deputies.OfAsync(person, http.RequestAborted) is { } row
            ? Results.Ok(new { deputy = row.Deputy, from = Rfc3339.Write(row.FromAt), until = Rfc3339.Write(row.UntilAt) })
            : Problem.NotFound();

    private static async Task<IResult> NameAsync(DeputyQueries deputies, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        var (body, wrong) = await RequestJson.ReadAsync<DeputyNamedBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        return TryTime(body.From, out var from) && TryTime(body.Until, out var until)
            ? await OnAsync(deputies, who, grains, time, http, (grain, operation) => grain.NameAsync(operation, body.Deputy, from, until, http.RequestAborted))
            : Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "`from` and `until` are times");
    }

    private static Task<IResult> EndAsync(DeputyQueries deputies, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http) =>
        OnAsync(deputies, who, grains, time, http, (grain, operation) => grain.EndAsync(operation, http.RequestAborted));

    private static async Task<IResult> OnAsync(
        DeputyQueries deputies, ICallerAccessor who, IGrainFactory grains, TimeProvider time, HttpContext http,
        Func<IDeputyGrain, OperationId, Task<Answer>> call)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        if (who.Caller.Person is not { } person)
        {
            return Refusals.Of([Domain.Access.Approvals.ApprovalReasons.NoPerson]);
        }

        if (await call(grains.GetGrain<IDeputyGrain>(person), operation) is Answer.Refused refused)
        {
            return Refusals.Of(refused);
        }

        return await deputies.OfAsync(person, http.RequestAborted) is null ? Results.NoContent() : await GetAsync(deputies, who, http);
    }

    private static bool TryTime(string text, out DateTimeOffset at) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
}
