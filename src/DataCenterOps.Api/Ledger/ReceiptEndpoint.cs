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
        if (await ledger.GetAsync(who.Caller.Scope, position, http.RequestAborted) is not { } entry)
        {
            return Problem.NotFound();
        }

        if (await FindAsync(entry, tree, http.RequestAborted) is not { } receipt)
        {
            return NotSealed();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"entry-{position}.tlog-proof");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return Results.Text(receipt.ToString(), "text/plain; charset=utf-8");
    }

    /// <summary>The receipt of an entry; nothing before a checkpoint covers it.</summary>
    public static async Task<Receipt?> FindAsync(EntryRow entry, TreeQueries tree, CancellationToken cancellationToken)
    {
        var epoch = (await tree.HeadAsync(cancellationToken)).Epoch;
        var checkpoint = await tree.CheckpointAsync(epoch, cancellationToken);
        var leaf = await tree.LeafOfAsync(epoch, entry.Position, cancellationToken);
        if (checkpoint is null || leaf is not { } index || index >= checkpoint.Size)
        {
            return null;
        }

        if (!SignedNote.TryParse(Encoding.UTF8.GetBytes(checkpoint.Text), out var note, out var error))
        {
            throw new InvalidDataException($"the newest checkpoint cannot be read: {error}");
        }

        var proof = await tree.HashesAsync(epoch, TreeProof.Inclusion(index, checkpoint.Size), cancellationToken);
        return new Receipt(index, [.. proof], note, entry.Bytes);
    }

    /// <summary>The answer before a checkpoint covers the entry.</summary>
    public static Problem NotSealed() => Problem.Of(
        StatusCodes.Status409Conflict, "ledger.not_sealed_yet", "no signed checkpoint covers the entry yet: ask again in a moment").After(SoonSeconds);
}
