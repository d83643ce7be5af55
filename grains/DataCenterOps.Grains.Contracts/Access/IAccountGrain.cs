namespace DataCenterOps.Grains.Access;

/// <summary>
/// Answers the edge's questions while somebody signs in. Only the edge may ask. Key: 0; any number of activations, none of
/// which remembers anything.
/// </summary>
[Alias("dcops.IAccountGrain"), GrainInterfaceType("dcops.account")]
public interface IAccountGrain : IGrainWithIntegerKey
{
    /// <summary>The person with this id.</summary>
    [Alias("Find")]
    [Permission("credential.check")]
    Task<PersonAccount?> FindAsync(string person, CancellationToken cancellationToken);

    /// <summary>The person who signs in under this name.</summary>
    [Alias("FindByLogin")]
    [Permission("credential.check")]
    Task<PersonAccount?> FindByLoginAsync(string login, CancellationToken cancellationToken);

    /// <summary>Counts an attempt on an account, whether there is one or not, and from an address.</summary>
    /// <returns>False when it comes too early: then whatever was typed is not right.</returns>
    [Alias("Admit")]
    [Permission("credential.check")]
    Task<bool> AdmitAsync(string login, string address, CancellationToken cancellationToken);

    /// <summary>Forgets the attempts on an account, after a success.</summary>
    [Alias("Forgive")]
    [Permission("credential.check")]
    Task ForgiveAsync(string login, CancellationToken cancellationToken);

    /// <summary>Uses the code of a step up; false when it or a later one was used before.</summary>
    [Alias("UseCode")]
    [Permission("credential.check")]
    Task<bool> UseCodeAsync(string person, long step, CancellationToken cancellationToken);
}
