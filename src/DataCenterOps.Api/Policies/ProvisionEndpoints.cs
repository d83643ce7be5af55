using System.Globalization;
using System.Text;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using DataCenterOps.Persistence.ReadModels.Policies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Policies;

/// <summary>The register of law: what it says, its history, and changes that another person agrees to.</summary>
public static class ProvisionEndpoints
{
    private const string Path = "/provisions/{id}";

    /// <summary>Maps the paths of provisions.</summary>
    public static void MapProvisions(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/provisions", ListAsync).Permit("provision.read").AnswersAsOf().WithTags("Policies");
        api.MapGet(Path, GetAsync).Permit("provision.read").AnswersAsOf().WithTags("Policies");
        api.MapGet($"{Path}/history", HistoryAsync).Permit("provision.read").AnswersAsOf().WithTags("Policies");
        api.MapPost($"{Path}/change", ChangeAsync).Permit("provision.change").WithTags("Policies");
        api.MapPost($"{Path}/verify", VerifyAsync).Permit("provision.change").WithTags("Policies");
    }

    private static async Task<IResult> ListAsync(
        LawQueries law, TimeProvider time, HttpContext http, int? limit, string? after, string? status, string? state)
    {
        if (!Paging.TryRead(limit, after, out var rows, out var problem))
        {
            return problem;
        }

        if ((status is not null && !LegalVerification.Statuses.Contains(status, StringComparer.Ordinal))
            || (state is not null && !LegalProvision.States.Contains(state, StringComparer.Ordinal)))
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "request.invalid",
                $"`status` is one of {string.Join(", ", LegalVerification.Statuses)}, `state` one of {string.Join(", ", LegalProvision.States)}");
        }

        var all = (await law.ReadAsync(time.ReadingTime(), http.RequestAborted)).Provisions;
        var found = all
            .Where(one => status is null || one.Provision.Verification.Status == status)
            .Where(one => state is null || one.Provision.State == state)
            .Where(one => after is null || string.CompareOrdinal(one.Provision.Id, after) > 0)
            .Take(rows + 1).ToArray();
        return new JsonPage(found.Take(rows).Select(one => ProvisionJson.Write(one)), found.Length > rows ? found[rows - 1].Provision.Id : null);
    }

    private static async Task<IResult> GetAsync(string id, LawQueries law, TimeProvider time, HttpContext http)
    {
        var now = await law.ReadAsync(time.ReadingTime(), http.RequestAborted);
        return now.Provisions.FirstOrDefault(one => one.Provision.Id == id) is { } found
            ? Results.Text(ProvisionJson.Write(found, LawUse.Of(now.Pack, id)), "application/json", Encoding.UTF8)
            : Problem.NotFound();
    }

    private static async Task<IResult> HistoryAsync(string id, LawQueries law, ProvisionQueries provisions, TimeProvider time, HttpContext http)
    {
        var now = await law.ReadAsync(time.ReadingTime(), http.RequestAborted);
        return now.Provisions.Any(one => one.Provision.Id == id)
            ? new JsonPage(
                ProvisionJson.History(
                    await provisions.HistoryAsync(id, http.RequestAborted), now.Written?.Provisions.FirstOrDefault(one => one.Id == id)),
                next: null)
            : Problem.NotFound();
    }

    private static async Task<IResult> ChangeAsync(string id, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        // A new one may be recorded too: a draft of a law that no pack cites yet.
        if (!ProvisionForm.IsId(id))
        {
            return Problem.NotFound();
        }

        var (body, wrong) = await RequestJson.ReadAsync<ProvisionBody>(http);
        return body is null ? wrong! : await SendAsync(id, body.Text, body.Version, grains, time, http);
    }

    private static async Task<IResult> VerifyAsync(string id, LawQueries law, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        var (body, wrong) = await RequestJson.ReadAsync<VerificationBody>(http);
        if (body is null)
        {
            return wrong!;
        }

        var (known, version) = (await law.ReadAsync(time.GetUtcNow(), http.RequestAborted)).Newest(id);
        if (known is null)
        {
            return Problem.NotFound();
        }

        if (body.At is not null && !DateOnly.TryParseExact(body.At, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "`at` is a day as in 2026-11-30");
        }

        DateOnly? day = body.At is null ? null : DateOnly.ParseExact(body.At, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var verified = ProvisionRules.Verified(
            known, new LegalVerification(body.Status, body.By, day, body.Sha256), body.GazetteRef, body.SourceUrl);

        // It is put together from this version, so it is for this version and no other.
        return await SendAsync(id, ProvisionForm.Write(verified), body.Version ?? version, grains, time, http);
    }

    private static async Task<IResult> SendAsync(
        string id, string text, int? seen, IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        return await grains.GetGrain<IProvisionGrain>(id).ChangeAsync(new ChangeProvision(operation, text, seen), http.RequestAborted) switch
        {
            Answer.Waits waits => WaitingAnswer.Of(waits),
            Answer.Refused refused => Refusals.Of(refused),
            Answer.Done done => Results.Ok(new { id, version = done.Version, position = done.Position }),
            var other => throw new InvalidOperationException($"`{other.GetType().Name}` is no answer to a change"),
        };
    }
}
