using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>Answers the edge's question who a credential belongs to. Key: 0; any number of activations.</summary>
[Alias("dcops.IIdentityGrain"), GrainInterfaceType("dcops.identity")]
public interface IIdentityGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// The holder of the API token with this SHA-256 (lower-case hexadecimal), or nothing: also where the token may not come
    /// from <paramref name="address"/>.
    /// </summary>
    [Alias("FindToken")]
    [Permission("credential.check")]
    Task<Identity?> FindTokenAsync(string sha256, string address, CancellationToken cancellationToken);

    /// <summary>Redeems a one-time sign-in link: the second try finds nothing.</summary>
    [Alias("RedeemLink")]
    [Permission("credential.check")]
    Task<Identity?> RedeemLinkAsync(string sha256, CancellationToken cancellationToken);
}
