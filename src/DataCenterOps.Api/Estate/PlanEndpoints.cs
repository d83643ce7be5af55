using System.Collections.Immutable;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Estate;

/// <summary>An estate as code: what applying it would do, and applying it.</summary>
public static class PlanEndpoints
{
    /// <summary>Maps plan and apply.</summary>
    public static void MapPlan(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapPost("/estate/plan", (IGrainFactory grains, CheckpointWait checkpoints, TimeProvider time, HttpContext http) => RunAsync(grains, checkpoints, time, http, apply: false))
            .Permit("estate.plan").WithTags("Estate");
        api.MapPost("/estate/apply", (IGrainFactory grains, CheckpointWait checkpoints, TimeProvider time, HttpContext http) => RunAsync(grains, checkpoints, time, http, apply: true))
            .Permit("estate.apply").WithTags("Estate");
    }

    private static async Task<IResult> RunAsync(IGrainFactory grains, CheckpointWait checkpoints, TimeProvider time, HttpContext http, bool apply)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await EstateBodyReader.ReadAsync(http);
        if (body is null)
        {
            return wrong!;
        }

        if (apply && body.Prune && await checkpoints.BeforeAsync(http.RequestAborted) is { } hopeless)
        {
            return hopeless;
        }

        var request = new EstateRequest(
            operation, [.. body.Documents.Select(document => new EstateText(document.File, document.Text))], body.Prune);
        var grain = grains.GetGrain<IEstateGrain>(0);
        var plan = apply
            ? await grain.ApplyAsync(request, http.RequestAborted)
            : await grain.PlanAsync(request, http.RequestAborted);

        // A repeat finds nothing left to retire, so all that is committed is waited for: what the first attempt retired is among it.
        return apply && body.Prune && await checkpoints.AfterAllAsync(http.RequestAborted) is { } pending ? pending : Show(http, plan, apply);
    }

    private static IResult Show(HttpContext http, EstatePlan plan, bool apply)
    {
        if (plan.ErrorCount > 0)
        {
            return Invalid(plan);
        }

        var refused = plan.Items.Where(item => item.Action == "refused").ToImmutableArray();
        if (apply && !refused.IsEmpty)
        {
            var problem = Refusals.Of([.. refused.SelectMany(item => item.Reasons)]);
            return problem.With("items", PlanJson.Items(plan)).With("counts", PlanJson.Counts(plan));
        }

        if (!apply || plan.Items.FirstOrDefault(item => item.Approval is not null) is not { } waits)
        {
            return Results.Text(PlanJson.Write(plan), "application/json");
        }

        http.Response.Headers.Location = $"/api/v1/approvals/{waits.Approval}";
        return Results.Text(PlanJson.Write(plan), "application/json", statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>The problem of documents that cannot be read.</summary>
    internal static Problem Invalid(EstatePlan plan) => Problem.Of(
        StatusCodes.Status422UnprocessableEntity,
        "estate.invalid",
        $"{plan.ErrorCount} errors; the first: {plan.Errors[0].File}:{plan.Errors[0].Line}:{plan.Errors[0].Column}: {plan.Errors[0].Message}",
        [.. plan.Errors.Select(error => new ProblemError(error.Code, error.Message, error.Path, error.File, error.Line, error.Column))])
        .With("errorCount", plan.ErrorCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
