using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace DataCenterOps.Api.Ledger;

/// <summary>The log's epochs and keys, backups, and going on after a loss.</summary>
public static class EpochEndpoints
{
    /// <summary>Maps the paths.</summary>
    public static void MapEpochs(this IEndpointRouteBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/ledger/vkey", KeysAsync).AllowAnonymous().WithTags("Ledger")
            .WithSummary("The keys that verify the ledger's checkpoints, one a line; of another epoch with ?epoch=. Whoever does not trust this server gets them elsewhere.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        api.MapGet("/ledger/epochs", ListAsync).AllowAnonymous().WithTags("Ledger")
            .WithSummary("The log's epochs, the oldest first: each restore begins one, and says where the one before ends and what is lost.");
        api.MapPost("/ledger/accept-loss", AcceptAsync).Permit("ledger.accept-loss").WithTags("Ledger")
            .WithSummary("Asks another person to accept what a restore has lost; then the ledger is signed again.");
        api.MapPost("/backup", BackupEndpoint.PostAsync).Permit("ledger.backup").WithTags("Ledger")
            .WithSummary("An archive of everything, from one moment, with the checkpoint that covers it: gzip-compressed tar.")
            .Produces(StatusCodes.Status200OK, contentType: "application/gzip");
    }

    private static async Task<IResult> KeysAsync([FromServices] LogIdentity log, EpochQueries epochs, HttpContext http, long? epoch)
    {
        if (epoch is null)
        {
            return Results.Text(log.VerifierLines, "text/plain; charset=utf-8");
        }

        var origin = (await epochs.OriginsAsync(http.RequestAborted)).FirstOrDefault(one => one.Epoch == epoch).Origin;
        return origin is null ? Problem.NotFound() : Results.Text(log.Named(origin).VerifierLines, "text/plain; charset=utf-8");
    }

    private static async Task<IResult> ListAsync(EpochQueries epochs, TreeQueries tree, HttpContext http)
    {
        var list = new JsonArray();
        foreach (var (epoch, origin) in await epochs.OriginsAsync(http.RequestAborted))
        {
            var row = await epochs.FindAsync(epoch, http.RequestAborted);
            var checkpoint = await tree.CheckpointAsync(epoch, http.RequestAborted);
            list.Add(new JsonObject
            {
                ["epoch"] = epoch,
                ["origin"] = origin,
                ["size"] = checkpoint?.Size,
                ["begun"] = row is null ? null : JsonNode.Parse(row.Begun.Write()),
                ["accepted"] = row?.IsAccepted ?? true,
            });
        }

        return Results.Text(new JsonObject { ["epochs"] = list }.ToJsonString(), "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> AcceptAsync(IGrainFactory grains, TimeProvider time, HttpContext http)
    {
        if (!OperationHeader.TryRead(http, time, out var operation, out var problem))
        {
            return problem;
        }

        return await grains.GetGrain<IEpochGrain>(0).AcceptLossAsync(operation, http.RequestAborted) switch
        {
            Answer.Waits waits => WaitingAnswer.Of(waits),
            Answer.Refused refused => Refusals.Of(refused),
            Answer.Done done => Results.Ok(new { position = done.Position.ToString(CultureInfo.InvariantCulture) }),
            var other => throw new InvalidOperationException($"`{other.GetType().Name}` is no answer to an acceptance"),
        };
    }
}
