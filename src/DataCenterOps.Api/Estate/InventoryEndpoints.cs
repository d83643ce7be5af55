using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels.Estate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Estate;

/// <summary>What sites attest to hold.</summary>
public static class InventoryEndpoints
{
    /// <summary>Maps the path of inventories.</summary>
    public static void MapInventories(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var kind = EstateSchema.Get(SignedInventory.Kind);
        api.MapPost("/sites/{id}/inventories", PostAsync).Permit(Permissions.ToDeclare(kind.Singular)).WithTags("Site");
    }

    private static async Task<IResult> PostAsync(
        string id, IGrainFactory grains, EstateQueries estate, ICallerAccessor who, TimeProvider time, HttpContext http)
    {
        var kind = EstateSchema.Get(SignedInventory.Kind);
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        var (bytes, tooLarge) = await RequestJson.ReadBytesAsync(http, RequestJson.BodyBytes);
        if (bytes is null)
        {
            return tooLarge!;
        }

        if (await estate.GetAsync(who.Caller.Scope, "Site", id, http.RequestAborted) is null or { Retired: true })
        {
            return Problem.NotFound();
        }

        if (!DocumentJson.TryParse(kind, id, bytes, out var parsed, out var errors))
        {
            return Invalid(errors);
        }

        // What a site holds need not be declared: its systems are looked up by nobody here.
        var answer = await grains.GetDeclared(kind, id).DeclareAsync(
            new Declare(operation, kind.Name, id, System.Text.Encoding.UTF8.GetString(parsed.AsWritten.Span), Estate: null, IfVersion: null), http.RequestAborted);
        return answer switch
        {
            Answer.Refused refused => Refusals.Of(refused),
            Answer.Done done => Results.Json(
                Receipt(id, parsed.AsWritten, done.Position), statusCode: StatusCodes.Status201Created),
            _ => throw new InvalidOperationException("an inventory waits for nobody"),
        };
    }

    private static Dictionary<string, object> Receipt(string site, ReadOnlyMemory<byte> document, long position)
    {
        using var parsed = JsonDocument.Parse(document);
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["items"] = parsed.RootElement.GetProperty("items").GetArrayLength(),
            ["position"] = position,
            ["sha256"] = CanonicalJson.Sha256(SignedInventory.Payload(parsed.RootElement)),
            ["site"] = site,
            ["takenAt"] = parsed.RootElement.GetProperty("takenAt").GetString()!,
        };
    }

    private static Problem Invalid(ImmutableArray<EstateError> errors)
    {
        var malformed = errors.Any(error => error.Code is EstateCodes.Syntax or EstateCodes.Encoding);
        return Problem.Of(
            malformed ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
            malformed ? "request.malformed" : "request.invalid", errors[0].Message,
            [.. errors.Select(error => new ProblemError(error.Code, error.Message, error.Path))]);
    }
}
