using System.Security.Claims;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Api.Access;

/// <summary>A principal whose caller is read from its claims once and lent to many requests.</summary>
public sealed class KnownHolder(ClaimsIdentity identity) : ClaimsPrincipal(identity)
{
    private Caller? _caller;

    /// <summary>The caller, with at least half of its life before it; made by <paramref name="read"/> when there is none.</summary>
    /// <param name="now">The time.</param>
    /// <param name="life">How long a caller lives.</param>
    /// <param name="read">Makes one that lives from now on.</param>
    internal Caller? Lend(DateTimeOffset now, TimeSpan life, Func<ClaimsPrincipal, DateTimeOffset, Caller?> read)
    {
        // Two requests at once may both make one: either is good.
        var lent = Volatile.Read(ref _caller);
        if (lent is null || lent.Until - now < life / 2)
        {
            lent = read(this, now);
            Volatile.Write(ref _caller, lent);
        }

        return lent;
    }
}
