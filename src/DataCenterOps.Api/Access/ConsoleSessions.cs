using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>Begins, finds and ends the session of a request.</summary>
internal sealed class ConsoleSessions(IGrainFactory grains, SystemCalls calls, TimeProvider time)
{
    private static readonly object Found = new();

    /// <summary>
    /// Begins a session under a new secret, whatever secret the request came with: one that somebody else has put into the
    /// browser becomes nobody's.
    /// </summary>
    public async Task BeginAsync(HttpContext http, Identity identity, string method, bool isComplete)
    {
        using (calls.As("edge"))
        {
            await EndFormerAsync(http);
            var command = new BeginSession(
                Guid.CreateVersion7(time.GetUtcNow()).ToString("D"), SessionCookie.Issue(http), identity, method, isComplete,
                ClientAddress.Of(http), DeviceText.Of(http.Request.Headers.UserAgent));
            await grains.GetGrain<ISessionGrain>(0).BeginAsync(command, http.RequestAborted);
        }
    }

    /// <summary>The session of the request, complete or not, or nothing. Looked up once per request.</summary>
    public async Task<FoundSession?> FindAsync(HttpContext http)
    {
        if (http.Items.TryGetValue(Found, out var known))
        {
            return (FoundSession?)known;
        }

        FoundSession? session = null;
        if (SessionCookie.Sha256(http.Request) is { } hash)
        {
            using (calls.As("edge"))
            {
                session = await grains.GetGrain<ISessionGrain>(0).FindAsync(hash, ClientAddress.Of(http), http.RequestAborted);
            }
        }

        // A program's secret is no cookie: what a person let in there must not become a browser.
        session = session is { Method: DeviceDoor.Method } ? null : session;
        http.Items[Found] = session;
        return session;
    }

    /// <summary>Ends one of the sessions of whoever is signed in; false when there is none of that name.</summary>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) => grains.GetGrain<ISessionGrain>(0).RevokeAsync(id, cancellationToken);

    /// <summary>Ends the session of the request.</summary>
    public async Task EndAsync(HttpContext http)
    {
        using (calls.As("edge"))
        {
            await EndFormerAsync(http);
        }

        SessionCookie.Remove(http);
    }

    private async Task EndFormerAsync(HttpContext http)
    {
        if (SessionCookie.Sha256(http.Request) is { } former)
        {
            await grains.GetGrain<ISessionGrain>(0).EndAsync(former, http.RequestAborted);
        }
    }
}
