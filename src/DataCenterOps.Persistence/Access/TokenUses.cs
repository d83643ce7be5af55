using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Persistence.Access;

/// <summary>Writes when tokens were last used: behind the requests, once in <see cref="TokenBounds.UsedEvery"/> for each token.</summary>
public sealed partial class TokenUses(IWriter writer, ILogger<TokenUses> logger)
{
    /// <summary>Tokens whose use is being written at once. One more is written at its next use.</summary>
    private const int MostPending = 256;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);

    /// <summary>Takes note of a use; returns at once.</summary>
    public void Note(FoundToken token, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Identity.TokenId is not { } id || now - token.LastUsedAt < TokenBounds.UsedEvery)
        {
            return;
        }

        lock (_lock)
        {
            if (_pending.Count >= MostPending || !_pending.Add(id))
            {
                return;
            }
        }

        // Off the grain's own scheduler, which would count it as work of the grain.
        _ = Task.Run(() => WriteAsync(id, now));
    }

    [SuppressMessage("Design", "CA1031", Justification = "nobody waits for it; what went wrong is logged, and the next use tries again")]
    private async Task WriteAsync(string id, DateTimeOffset now)
    {
        try
        {
            await writer.WriteAsync(
                new Statement("UPDATE token_credential SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)", id, now),
                CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotWritten(exception, id);
        }
        finally
        {
            lock (_lock)
            {
                _pending.Remove(id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the last use of token {Id} was not written")]
    private partial void LogNotWritten(Exception exception, string id);
}
