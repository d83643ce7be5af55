using Dapper;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Past;

/// <summary>Finds the tree that stood at a moment. Times of integration never decrease, so it is the last one taken in by then.</summary>
public sealed class PastMoments(IReadDatabase database)
{
    /// <summary>The tree at <paramref name="at"/>; nothing when nothing was sealed by then.</summary>
    public async Task<PastMoment?> FindAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenLiveAsync(cancellationToken);
        var row = await connection.QueryFirstOrDefaultAsync<Row>(new CommandDefinition(
            """
            SELECT epoch AS "Epoch", size AS "Size", root AS "Root", integrated_at AS "IntegratedAt" FROM ledger_integration
            WHERE integrated_at <= @at ORDER BY integrated_at DESC, epoch DESC, size DESC LIMIT 1
            """,
            new { at = SqlTime.Of(at) }, cancellationToken: cancellationToken));
        if (row is null)
        {
            return null;
        }

        var (size, signed) = await connection.QueryFirstOrDefaultAsync<(long? Size, long? SignedAt)>(new CommandDefinition(
            """
            SELECT size AS "Size", signed_at AS "SignedAt" FROM ledger_checkpoint
            WHERE epoch = @epoch AND size >= @size ORDER BY size LIMIT 1
            """,
            new { epoch = row.Epoch, size = row.Size }, cancellationToken: cancellationToken));
        return new PastMoment(
            at, row.Epoch, row.Size, new TreeHash(row.Root), row.IntegratedAt, size, signed is { } time ? SqlTime.From(time) : null);
    }

    private sealed record Row
    {
        public long Epoch { get; init; }

        public long Size { get; init; }

        public byte[] Root { get; init; } = [];

        public DateTimeOffset IntegratedAt { get; init; }
    }
}
