using System.Globalization;
using System.Text;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Ledger;

/// <summary>Receipts: who may read an entry may prove it to others.</summary>
internal static class ReceiptEndpoint
{
    // Checkpoints come once a second.
    private const int SoonSeconds = 2;

    public static async Task<IResult> GetAsync(
        long position, LedgerQueries ledger, TreeQueries tree, ICallerAccessor who, HttpContext http)
    {
        var cancellationToken = http.RequestAborted;
        if (await ledger.GetAsync(who.Caller.Scope, position, cancellationToken) is not { } entry)
        {
            return Problem.NotFound();
        }

        var epoch = (await tree.HeadAsync(cancellationToken)).Epoch;
        var leaf = await tree.LeafOfAsync(epoch, position, cancellationToken);
        var checkpoint = await tree.ShownAsync(epoch, cancellationToken);
        if (leaf >= checkpoint?.Size)
        {
            // Witnesses may yet come: who needs their signatures asks again, and nobody else waits for them.
            checkpoint = await tree.CheckpointAsync(epoch, cancellationToken);
        }

        if (checkpoint is null || leaf is not { } index || index >= checkpoint.Size)
        {
            return Problem.Of(
                StatusCodes.Status409Conflict, "ledger.not_sealed_yet", "no signed checkpoint covers the entry yet: ask again in a moment").After(SoonSeconds);
        }

        if (!SignedNote.TryParse(Encoding.UTF8.GetBytes(checkpoint.Text), out var note, out var error))
        {
            throw new InvalidDataException($"the newest checkpoint cannot be read: {error}");
        }

        var proof = await tree.HashesAsync(epoch, TreeProof.Inclusion(index, checkpoint.Size), cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"entry-{position}.tlog-proof");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Results.Text(new Receipt(index, [.. proof], note, entry.Bytes).ToString(), "text/plain; charset=utf-8");
    }
}
