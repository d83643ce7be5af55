using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Messages;

namespace DataCenterOps.Console.Messages;

/// <summary>What people do about messages on a page. Every decision is a grain's.</summary>
public sealed class MessageDesk(IGrainFactory grains, SystemCalls calls, ICallerAccessor who)
{
    /// <summary>Takes a language and the kinds that are wanted by mail.</summary>
    /// <returns>Every reason against it.</returns>
    public Task<ImmutableArray<Reason>> ChooseAsync(string language, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken) => OwnAsync(
        contact => contact.ChooseAsync(
            language, [.. MessageKinds.Optional.Select(kind => kind.Code).Except(wanted, StringComparer.Ordinal)], cancellationToken));

    /// <summary>Sends a code to an address.</summary>
    /// <returns>Every reason against it.</returns>
    public Task<ImmutableArray<Reason>> AskAddressAsync(string address, string language, CancellationToken cancellationToken) =>
        OwnAsync(contact => contact.AskAddressAsync(address, language, cancellationToken));

    /// <summary>Takes the code.</summary>
    /// <returns>Every reason against it.</returns>
    public Task<ImmutableArray<Reason>> ConfirmAddressAsync(string code, CancellationToken cancellationToken) =>
        OwnAsync(contact => contact.ConfirmAddressAsync(code, cancellationToken));

    /// <summary>Forgets the address.</summary>
    /// <returns>Every reason against it.</returns>
    public Task<ImmutableArray<Reason>> RemoveAddressAsync(CancellationToken cancellationToken) =>
        OwnAsync(contact => contact.RemoveAddressAsync(cancellationToken));

    /// <summary>Remembers that messages up to this one were shown.</summary>
    public async Task ReadAsync(string message, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            await Contact.ReadAsync(message, cancellationToken);
        }
    }

    /// <summary>Lets a sending be tried now; false when none of that name waits.</summary>
    public async Task<bool> RetryAsync(string dispatch, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            return await grains.GetGrain<IMessagesGrain>(0).RetryAsync(dispatch, cancellationToken);
        }
    }

    /// <summary>Lays a sending aside that was given up; false when there is none of that name.</summary>
    public async Task<bool> DismissAsync(string dispatch, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            return await grains.GetGrain<IMessagesGrain>(0).DismissAsync(dispatch, cancellationToken);
        }
    }

    private IContactGrain Contact => grains.GetGrain<IContactGrain>(who.Caller.Person ?? throw new InvalidOperationException("a program has no messages"));

    private async Task<ImmutableArray<Reason>> OwnAsync(Func<IContactGrain, Task<Answer>> call)
    {
        using (calls.As(who.Caller))
        {
            return await call(Contact) is Answer.Refused refused ? refused.Reasons : [];
        }
    }
}
