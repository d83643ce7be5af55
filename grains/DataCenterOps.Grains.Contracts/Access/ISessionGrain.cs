namespace DataCenterOps.Grains.Access;

/// <summary>Sessions of the console. Key: 0; any number of activations, none of which remembers anything.</summary>
[Alias("dcops.ISessionGrain"), GrainInterfaceType("dcops.session")]
public interface ISessionGrain : IGrainWithIntegerKey, IScopedGrain
{
    /// <summary>Begins a session. Only the edge may ask, once it has seen the proof.</summary>
    [Alias("Begin")]
    [Permission("credential.check")]
    Task BeginAsync(BeginSession command, CancellationToken cancellationToken);

    /// <summary>
    /// The session with this hash of its secret, or nothing when it is unknown, ended or over, or when a token began it that may
    /// not come from <paramref name="address"/>. Only the edge may ask.
    /// </summary>
    [Alias("Find")]
    [Permission("credential.check")]
    Task<FoundSession?> FindAsync(string sha256, string address, CancellationToken cancellationToken);

    /// <summary>Ends the session with this hash of its secret. Only the edge may ask.</summary>
    [Alias("End")]
    [Permission("credential.check")]
    Task EndAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>Ends one of the caller's own sessions; false when there is none of that name.</summary>
    [Alias("Revoke")]
    [Permission("profile.self")]
    Task<bool> RevokeAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ends all of the caller's own sessions.</summary>
    /// <returns>How many.</returns>
    [Alias("RevokeAll")]
    [Permission("profile.self")]
    Task<int> RevokeAllAsync(CancellationToken cancellationToken);
}
