using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Who the tokens of late belong to, as long as nothing was written since they were looked up: a token that was revoked is
/// nobody's at once, as without this. On PostgreSQL nothing is kept, for other silos write there.
/// </summary>
internal sealed class KnownTokens(Commits commits, TimeProvider time)
{
    // Programs of one estate; when there are more, all are looked up again.
    private const int Most = 1_024;

    // Uses are noted when a token is looked up: more often than they are written down.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Sha256, string Address), Known> _known = new();

    /// <summary>What to remember a lookup under that begins now; nothing where none is remembered.</summary>
    public long? Begin() => commits.Now;

    /// <summary>The holder, if nothing was written since.</summary>
    public bool TryFind(string sha256, string address, [NotNullWhen(true)] out ClaimsPrincipal? holder)
    {
        holder = commits.Now is { } now && _known.TryGetValue((sha256, address), out var known)
            && known.Commits == now && known.Until > time.GetUtcNow() ? known.Holder : null;
        return holder is not null;
    }

    /// <summary>Remembers what was found, under what <see cref="Begin"/> said before it was looked up.</summary>
    /// <param name="began">The number of commits before the look.</param>
    /// <param name="sha256">Of the token.</param>
    /// <param name="address">Where it was used.</param>
    /// <param name="holder">Who it belongs to.</param>
    /// <param name="expiresAt">When it ends.</param>
    public void Keep(long? began, string sha256, string address, ClaimsPrincipal holder, DateTimeOffset? expiresAt)
    {
        if (began is not { } number)
        {
            return;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        var until = time.GetUtcNow() + Longest;
        _known[(sha256, address)] = new Known(number, expiresAt is { } end && end < until ? end : until, holder);
    }

    private sealed record Known(long Commits, DateTimeOffset Until, ClaimsPrincipal Holder);
}
