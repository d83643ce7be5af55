using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Api.Access;

/// <summary>Asks the table of permissions before an endpoint runs, and lends it the caller for grain calls.</summary>
public static class Permitted
{
    /// <summary>Only callers who may do <paramref name="operation"/> reach the endpoint.</summary>
    public static TBuilder Permit<TBuilder>(this TBuilder endpoint, string operation)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.RequireAuthorization();
        endpoint.WithMetadata(new PermissionMetadata(operation));
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var services = context.HttpContext.RequestServices;
            var caller = CallerPrincipal.Read(context.HttpContext.User, services.GetRequiredService<TimeProvider>().GetUtcNow());
            if (caller is null || !Permissions.Allows(caller, operation))
            {
                return Problem.Of(StatusCodes.Status403Forbidden, "auth.forbidden", $"your roles do not allow `{operation}`");
            }

            using (services.GetRequiredService<SystemCalls>().As(caller))
            {
                return await next(context);
            }
        });
        return endpoint;
    }
}
