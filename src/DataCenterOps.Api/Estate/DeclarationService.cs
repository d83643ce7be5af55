using System.Globalization;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Estate;

/// <summary>Writes one declared object: reads the body against the schema, finds its grain, answers with the object or the refusal.</summary>
internal sealed class DeclarationService(
    IGrainFactory grains, EstateQueries estate, CheckpointWait checkpoints, ICallerAccessor who, TimeProvider time)
{
    public async Task<IResult> PutAsync(DocumentKind kind, string id, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem)
            || !TryReadVersion(http, out var version, out problem))
        {
            return problem!;
        }

        var (bytes, tooLarge) = await RequestJson.ReadBytesAsync(http, RequestJson.BodyBytes);
        if (bytes is null)
        {
            return tooLarge!;
        }

        if (!DocumentJson.TryParse(kind, id, bytes, out var parsed, out var errors))
        {
            return Invalid(errors);
        }

        var existing = await estate.GetAsync(who.Caller.Scope, kind.Name, id, http.RequestAborted);

        // A repeat gets its first answer, from the grain; who names no operation cannot repeat one.
        var first = existing is { Retired: false } && version is null;
        if (first && !OperationHeader.IsGiven(http))
        {
            return VersionRequired();
        }

        var owner = await OwnerAsync(kind, id, parsed, http.RequestAborted);
        if (owner is { } tenant && !who.Caller.Scope.Covers(tenant))
        {
            return Problem.NotFound();
        }

        var (invalid, answer) = await grains.DeclareAsync(operation, parsed, owner, existing?.Estate, version ?? 0, http.RequestAborted);
        if (answer is null)
        {
            var retired = invalid.Any(error => error.Code == EstateCodes.IdRetired);
            return Problem.Of(
                retired ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
                retired ? EstateCodes.IdRetired : "request.invalid", invalid[0].Message,
                [.. invalid.Select(error => new ProblemError(error.Code, error.Message, error.Path))]);
        }

        return first && answer is Answer.Refused { Reasons: [{ Code: "version.stale" }, ..] }
            ? VersionRequired()
            : await ShowAsync(kind, id, answer, existing is null, http);
    }

    public async Task<IResult> DeleteAsync(DocumentKind kind, string id, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem)
            || !TryReadVersion(http, out var version, out problem))
        {
            return problem!;
        }

        var existing = await estate.GetAsync(who.Caller.Scope, kind.Name, id, http.RequestAborted);
        if (existing is null)
        {
            return Problem.NotFound();
        }

        if (version is null)
        {
            return VersionRequired();
        }

        if (await checkpoints.BeforeAsync(http.RequestAborted) is { } hopeless)
        {
            return hopeless;
        }

        TenantId? owner = TenantId.TryParse(existing.Tenant, out var tenant) ? tenant : null;
        var answer = await grains.GetDeclared(kind, kind.GrainKey(id, owner))
            .RetireAsync(new Retire(operation, kind.Name, id, version), http.RequestAborted);
        if (answer is Answer.Refused refused)
        {
            return Refusals.Of(refused);
        }

        var position = ((Answer.Done)answer).Position;
        return await checkpoints.AfterAsync([position], http.RequestAborted) is { } pending
            ? pending
            : Results.Ok(new { id, retired = true, position });
    }

    private static Problem VersionRequired() => Problem.Of(
        StatusCodes.Status428PreconditionRequired, "version.required", "send `If-Match` with the version that you saw");

    private static Problem Invalid(System.Collections.Immutable.ImmutableArray<EstateError> errors) => Problem.Of(
        errors.Any(error => error.Code is EstateCodes.Syntax or EstateCodes.Encoding)
            ? StatusCodes.Status400BadRequest
            : StatusCodes.Status422UnprocessableEntity,
        errors.Any(error => error.Code is EstateCodes.Syntax or EstateCodes.Encoding) ? "request.malformed" : "request.invalid",
        errors[0].Message,
        [.. errors.Select(error => new ProblemError(error.Code, error.Message, error.Path))]);

    private async Task<TenantId?> OwnerAsync(DocumentKind kind, string id, ParsedDocument parsed, CancellationToken cancellationToken)
    {
        var resolved = EstateResolver.Resolve(parsed, time.GetUtcNow());
        if (kind.Owner != OwnerRule.FlowEnds)
        {
            return resolved.Owner;
        }

        // A flow belongs to whom its first system belongs to.
        var tenants = new Dictionary<string, TenantId>(StringComparer.Ordinal);
        foreach (var reference in References.Of(resolved).Where(reference => reference.ToKind.Name == "System"))
        {
            var system = await estate.GetAsync(Domain.Access.TenantScope.All, "System", reference.ToId, cancellationToken);
            if (TenantId.TryParse(system?.Tenant, out var tenant))
            {
                tenants[reference.ToId] = tenant;
            }
        }

        return EstateOwner.Of(kind, id, resolved.Read(), system => tenants.TryGetValue(system, out var tenant) ? tenant : null);
    }

    private async Task<IResult> ShowAsync(DocumentKind kind, string id, Answer answer, bool created, HttpContext http)
    {
        switch (answer)
        {
            case Answer.Refused refused:
                return Refusals.Of(refused);
            case Answer.Waits waits:
                return WaitingAnswer.Of(waits);
        }

        var row = await estate.GetAsync(who.Caller.Scope, kind.Name, id, http.RequestAborted);
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{row!.Version}\"");
        return Results.Text(
            DeclaredJson.Write(row), "application/json", statusCode: created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static bool TryReadVersion(HttpContext http, out long? version, out Problem? problem)
    {
        (version, problem) = (null, null);
        string? header = http.Request.Headers.IfMatch;
        if (header is null)
        {
            return true;
        }

        if (long.TryParse(header.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen))
        {
            version = seen;
            return true;
        }

        problem = Problem.Of(StatusCodes.Status400BadRequest, "request.malformed", "`If-Match` holds a version in quotes");
        return false;
    }
}
