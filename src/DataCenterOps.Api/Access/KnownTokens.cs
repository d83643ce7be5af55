using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Who the tokens of late belong to, as long as nothing was heard by which that may have changed: a token that was revoked is
/// nobody's from the answer on, as without this. While nothing can be heard, nothing is kept.
/// </summary>
internal sealed class KnownTokens(CredentialNews news, TimeProvider time)
{
    // Programs of one estate; when there are more, all are looked up again.
    private const int Most = 1_024;

    // Uses are noted when a token is looked up: more often than they are written down.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Sha256, IPAddress? Address), Known> _known = new();

    /// <summary>What to remember a lookup under that begins now; nothing where none may be.</summary>
    public long? Begin() => news.Now;

    /// <summary>The holder, if nothing was heard since.</summary>
    public bool TryFind(string sha256, IPAddress? address, [NotNullWhen(true)] out KnownHolder? holder)
    {
        holder = news.Now is { } now && _known.TryGetValue((sha256, address), out var known)
            && known.News == now && known.Until > time.GetUtcNow() ? known.Holder : null;
        return holder is not null;
    }

    /// <summary>Remembers what was found.</summary>
    /// <param name="began">What <see cref="Begin"/> said before the look.</param>
    /// <param name="sha256">Of the token.</param>
    /// <param name="address">Where it was used.</param>
    /// <param name="holder">Who it belongs to.</param>
    /// <param name="expiresAt">When it ends.</param>
    public void Keep(long? began, string sha256, IPAddress? address, KnownHolder holder, DateTimeOffset? expiresAt)
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

    private sealed record Known(long News, DateTimeOffset Until, KnownHolder Holder);
}
