using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Messages;

/// <summary>
/// Sends what is due on one carrier. A grain for each, so that one that hangs holds up no other. Key: the carrier's name, as in
/// <c>webhook/soc</c>.
/// </summary>
[Alias("dcops.ICarrierGrain"), GrainInterfaceType("dcops.carrier")]
public interface ICarrierGrain : IGrainWithStringKey
{
    /// <summary>Sends what is due, for some seconds.</summary>
    /// <returns>How many were tried.</returns>
    [Alias("Send")]
    [Permission("message.send")]
    Task<int> SendAsync(CancellationToken cancellationToken);
}
