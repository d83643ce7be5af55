using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Messages;

/// <summary>
/// Spreads what is to be told to persons and carriers, and looks for what nobody has said yet. Remembers nothing: everything is in
/// rows. Key: 0.
/// </summary>
[Alias("dcops.IMessagesGrain"), GrainInterfaceType("dcops.messages")]
public interface IMessagesGrain : IGrainWithIntegerKey
{
    /// <summary>Spreads everything that waits.</summary>
    [Alias("Spread")]
    [Permission("message.send")]
    Task SpreadAsync(CancellationToken cancellationToken);

    /// <summary>Tells those who stand in for somebody now of requests that wait for them, once each.</summary>
    [Alias("TellDeputies")]
    [Permission("message.send")]
    Task TellDeputiesAsync(CancellationToken cancellationToken);

    /// <summary>Lets a sending be tried now; false when there is none of that name that waits or was given up.</summary>
    [Alias("Retry")]
    [Permission("message.manage")]
    Task<bool> RetryAsync(string dispatch, CancellationToken cancellationToken);

    /// <summary>Lays a sending aside that was given up; false when there is none of that name.</summary>
    [Alias("Dismiss")]
    [Permission("message.manage")]
    Task<bool> DismissAsync(string dispatch, CancellationToken cancellationToken);
}
