using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Access;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Access;

/// <summary>Keeps sessions in their table and nowhere else: one that was ended is nobody's at once, on every silo.</summary>
[StatelessWorker(LookupLimits.Workers), GrainType("dcops.session")]
internal sealed class SessionGrain(Sessions sessions, TimeProvider time) : Grain, ISessionGrain
{
    public Task BeginAsync(BeginSession command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return sessions.AddAsync(
            new NewSession
            {
                Id = command.Id,
                Sha256 = command.Sha256,
                Identity = command.Identity,
                Method = command.Method,
                IsComplete = command.IsComplete,
                Address = command.Address,
                Device = command.Device,
                CreatedAt = now,
                ExpiresAt = now + (command.IsComplete ? SessionLimits.Life : SessionLimits.EnrolmentLife),
            },
            cancellationToken);
    }

    public async Task<FoundSession?> FindAsync(string sha256, string address, CancellationToken cancellationToken)
    {
        return await sessions.FindAsync(sha256, time.GetUtcNow(), cancellationToken) is { } row
            && TokenBounds.Admits(TokenBounds.ReadNetworks(row.Networks), address)
            ? new FoundSession(row.Id, row.ToIdentity(), row.Method, row.IsComplete, row.Name)
            : null;
    }

    public Task EndAsync(string sha256, CancellationToken cancellationToken)
    {
        return sessions.EndAsync(sha256, cancellationToken);
    }

    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) =>
        await sessions.RevokeAsync(GrainCaller.Current.Subject, id, cancellationToken) > 0;

    public Task<int> RevokeAllAsync(CancellationToken cancellationToken) =>
        sessions.RevokeAsync(GrainCaller.Current.Subject, id: null, cancellationToken);
}
