using System.Globalization;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace DataCenterOps.Api.Ledger;

/// <summary>
/// Lets a path that reads answer about the past: <c>?asOf=</c>. Who may read there, and whose things, is decided as for the present.
/// </summary>
public static class AsOf
{
    /// <summary>
    /// Answers about the past when it is asked for. Everything that the endpoint shows is made of the ledger's entries: what is not must
    /// not be asked about the past.
    /// </summary>
    /// <param name="endpoint">After <see cref="Permitted.Permit"/>: nothing is folded for who may not read.</param>
    public static TBuilder AnswersAsOf<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(AsOfMetadata.One);
        endpoint.AddEndpointFilter(async (context, next) => Asked(context.HttpContext) is { } text
            ? await AnswerAsync(text, context, next)
            : await next(context));
        return endpoint;
    }

    /// <summary>Refuses the question where an endpoint does not answer it, rather than showing the present for the past.</summary>
    public static TBuilder RefusesAsOf<TBuilder>(this TBuilder group)
        where TBuilder : IEndpointConventionBuilder
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var metadata = context.HttpContext.GetEndpoint()?.Metadata;
            return Asked(context.HttpContext) is not null && metadata?.GetMetadata<AsOfMetadata>() is null
                && (metadata?.GetMetadata<PermissionMetadata>() is not null || metadata?.GetMetadata<IAllowAnonymous>() is not null)
                ? Problem.Of(
                    StatusCodes.Status400BadRequest, "asof.not_here",
                    $"`{PastDate.Parameter}` asks for the past, and this path shows what is measured, sent or kept beside the ledger, or changes what is: ask without it")
                : await next(context);
        });
        return group;
    }

    /// <summary>Names the parameter in the API's description.</summary>
    public static void Describe(OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AsOfMetadata>().Any())
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = PastDate.Parameter,
                    In = ParameterLocation.Query,
                    Description = "What was recorded by then: a date, which means its end in UTC, or a time.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });
    }

    private static string? Asked(HttpContext http) => http.Request.Query.TryGetValue(PastDate.Parameter, out var text) ? text.ToString() : null;

    private static async ValueTask<object?> AnswerAsync(string text, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        switch (await http.RequestServices.GetRequiredService<IPastDatabases>().FindAsync(text, http.RequestAborted))
        {
            case PastAnswer.Ready ready:
                using (ready)
                using (LookingBack.At(ready.Database))
                {
                    Tell(http.Response.Headers, ready.Database.Moment);
                    return await next(context);
                }

            case PastAnswer.Preparing preparing:
                return Problem.Of(
                        StatusCodes.Status503ServiceUnavailable, "asof.preparing",
                        string.Create(CultureInfo.InvariantCulture, $"that moment is being read from the ledger, {preparing.Percent} % is done: ask again"))
                    .After(PastLimits.AgainSeconds);
            case PastAnswer.Refused refused:
                return Problem.Of(StatusOf(refused.Reason), refused.Reason.Code, refused.Reason.Message);
            default:
                return Problem.Of(StatusCodes.Status503ServiceUnavailable, "asof.busy", "other moments are being read from the ledger: ask again")
                    .After(PastLimits.AgainSeconds);
        }
    }

    private static int StatusOf(Reason reason) =>
        reason == PastDate.Unreadable ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;

    // What makes the answer checkable: the tree that it was read from, and the checkpoint that covers it.
    private static void Tell(IHeaderDictionary headers, PastMoment moment)
    {
        headers["Dcops-As-Of"] = Rfc3339.Write(moment.At);
        headers["Dcops-Ledger-Size"] = Number(moment.Size);
        headers["Dcops-Ledger-Epoch"] = Number(moment.Epoch);
        headers["Dcops-Ledger-Root"] = moment.Root.ToString();
        headers["Dcops-Ledger-Integrated-At"] = Rfc3339.Write(moment.IntegratedAt);
        if (moment is { CheckpointSize: { } size, CheckpointAt: { } at })
        {
            headers["Dcops-Checkpoint-Size"] = Number(size);
            headers["Dcops-Checkpoint-At"] = Rfc3339.Write(at);
        }

        static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
