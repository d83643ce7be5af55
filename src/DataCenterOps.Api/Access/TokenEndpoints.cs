using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Access;

/// <summary>API tokens: made, listed, ended. The secret is in the first answer and nowhere else.</summary>
public static class TokenEndpoints
{
    /// <summary>Maps the paths of tokens.</summary>
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/tokens", ListAsync).Permit("token.manage").WithTags("Access");
        api.MapPost("/tokens", CreateAsync).Permit("token.manage").WithTags("Access");
        api.MapDelete("/tokens/{id}", RevokeAsync).Permit("token.manage").WithTags("Access");
    }

    private static async Task<IResult> ListAsync(
        TokenQueries tokens, ICallerAccessor who, HttpContext http, int? limit, string? after)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        var page = await tokens.ListAsync(who.Caller.Scope, rows, after, http.RequestAborted);
        return new JsonPage(page.Items.Select(TokenJson.Write), page.Next);
    }

    private static async Task<IResult> CreateAsync(IGrainFactory grains, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (body, wrong) = await RequestJson.ReadAsync<TokenBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        var scope = body.Tenant == "*" ? TenantScope.All
            : TenantId.TryParse(body.Tenant, out var tenant) ? TenantScope.Of(tenant) : default;
        var roles = body.Roles.Select(code => RoleCodes.TryParse(code, out var role) ? role : Role.System).ToArray();
        if (scope == default || roles.Contains(Role.System) || !DateTimeOffset.TryParse(
            body.ExpiresAt, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal, out var expiresAt))
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid",
                "`tenant` is `*` or a tenant, `roles` are codes of roles, `expiresAt` is a time");
        }

        if (!TryNetworks(body.Networks, out var networks, out problem))
        {
            return problem;
        }

        if (!scope.IsAll && !who.Caller.Scope.Covers(scope.Tenant!.Value))
        {
            return Problem.NotFound();
        }

        // The secret exists here and in the answer; the ledger and the database get its hash.
        var secret = ApiToken.Create();
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        var answer = await grains.GetGrain<ITokenGrain>(id).CreateAsync(
            new CreateToken(operation, body.Name, body.Subject, scope, [.. roles], ApiToken.Hash(secret), expiresAt)
            {
                Person = body.Person,
                Networks = networks,
                Operations = body.Scopes is { } scopes ? [.. scopes] : null,
            },
            http.RequestAborted);
        return answer switch
        {
            Answer.Refused refused => Refusals.Of(refused),

            // Shown this once too; it opens nothing before a second person agrees.
            Answer.Waits waits => Results.Accepted(
                $"/api/v1/approvals/{waits.Approval}", new { approval = waits.Approval, digest = waits.Digest, id, token = secret }),
            _ => Results.Created($"/api/v1/tokens/{id}", new { id, token = secret }),
        };
    }

    private static bool TryNetworks(
        IReadOnlyList<string>? texts, out ImmutableArray<SourceNetwork>? networks, [NotNullWhen(false)] out Problem? problem)
    {
        networks = texts is null ? null : [.. texts.Select(text => SourceNetwork.TryParse(text, out var network) ? network : default).Distinct()];
        ImmutableArray<ProblemError> errors =
        [
            .. (texts ?? []).Take(TokenBounds.MaxNetworks).Index().Where(one => !SourceNetwork.TryParse(one.Item, out _)).Select(one => new ProblemError(
                "request.invalid", "a network is as in `10.20.0.0/16`, `2001:db8::/32` or `192.0.2.7`, with no bits behind its prefix",
                $"$.networks[{one.Index}]")),
        ];
        problem = errors.IsEmpty ? null : Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "some networks cannot be read", errors);
        return problem is null;
    }

    private static async Task<IResult> RevokeAsync(string id, TokenQueries tokens, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        // No grain is woken for what nobody has made.
        if (!await tokens.ExistsAsync(id, http.RequestAborted))
        {
            return Problem.NotFound();
        }

        var answer = await grains.GetGrain<ITokenGrain>(id).RevokeAsync(operation, http.RequestAborted);
        return answer is Answer.Refused refused ? Refusals.Of(refused) : Results.Ok(new { id, revoked = true });
    }
}
