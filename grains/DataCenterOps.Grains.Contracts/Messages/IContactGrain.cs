using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Messages;

/// <summary>How one person wants to be told things. Only that person may ask. Key: the person's id.</summary>
[Alias("dcops.IContactGrain"), GrainInterfaceType("dcops.contact")]
public interface IContactGrain : IGrainWithStringKey, IScopedGrain
{
    /// <summary>Takes a language, and the kinds that are not wanted by mail.</summary>
    [Alias("Choose")]
    [Permission("profile.self")]
    Task<Answer> ChooseAsync(string language, ImmutableArray<string> muted, CancellationToken cancellationToken);

    /// <summary>Takes an address and sends a code to it. Until that is typed, mail goes where it went before.</summary>
    [Alias("AskAddress")]
    [Permission("profile.self")]
    Task<Answer> AskAddressAsync(string address, string language, CancellationToken cancellationToken);

    /// <summary>Takes the code: from now on mail goes to the address.</summary>
    [Alias("ConfirmAddress")]
    [Permission("profile.self")]
    Task<Answer> ConfirmAddressAsync(string code, CancellationToken cancellationToken);

    /// <summary>Forgets the address.</summary>
    [Alias("RemoveAddress")]
    [Permission("profile.self")]
    Task<Answer> RemoveAddressAsync(CancellationToken cancellationToken);

    /// <summary>Remembers that the messages up to this one were before the person.</summary>
    [Alias("Read")]
    [Permission("profile.self")]
    Task ReadAsync(string message, CancellationToken cancellationToken);
}
