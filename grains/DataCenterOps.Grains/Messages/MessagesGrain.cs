using System.Collections.Immutable;
using DataCenterOps.Carriers;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Messages;

/// <summary>Looks for what nobody has said yet, and spreads what is to be told.</summary>
[GrainType("dcops.messages")]
internal sealed partial class MessagesGrain(
    Outbox outbox, SlowedAccounts slowed, DueMessages due, DeputyNotices deputies, IWriter writer, IEnumerable<ICarrier> carriers, TimeProvider time,
    ILogger<MessagesGrain> logger)
    : Grain, IMessagesGrain
{
    private readonly ImmutableArray<string> _carriers = [.. carriers.Select(carrier => carrier.Name)];

    private readonly bool _hasMail = carriers.Any(carrier => carrier.Name == MessageRoute.Email);

    private readonly ImmutableArray<MessageRoute> _routes =
        [.. carriers.Where(carrier => carrier.Name != MessageRoute.Email).Select(carrier => new MessageRoute(carrier.Name, carrier.Kinds))];

    public async Task SpreadAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (await outbox.SpreadAsync(_routes, _hasMail, time.GetUtcNow(), cancellationToken) == MessageLimits.SpreadAtOnce
            && time.GetElapsedTime(began) < MessageLimits.WakeTime)
        {
            // There is more.
        }

        if (await outbox.StrandAsync(_carriers, time.GetUtcNow(), cancellationToken) is > 0 and var count)
        {
            LogStranded(logger, count);
        }

        // After what is there already: should looking fail, the others do not wait for it. It is spread at the next tick.
        await TellDueAsync(cancellationToken);
        foreach (var (person, at) in await slowed.UntoldAsync(cancellationToken))
        {
            await GrainFactory.GetGrain<IPersonAccountGrain>(person).SlowedAsync(at, cancellationToken);
        }
    }

    public Task TellDeputiesAsync(CancellationToken cancellationToken) => deputies.TellAsync(cancellationToken);

    public Task<bool> RetryAsync(string dispatch, CancellationToken cancellationToken) =>
        outbox.RetryAsync(dispatch, time.GetUtcNow(), cancellationToken);

    public Task<bool> DismissAsync(string dispatch, CancellationToken cancellationToken) =>
        outbox.DismissAsync(dispatch, time.GetUtcNow(), cancellationToken);

    // Being told of changes nothing about the thing: its time was over before, and is so without a word.
    private async Task TellDueAsync(CancellationToken cancellationToken)
    {
        foreach (var message in await due.FindAsync(time.GetUtcNow(), cancellationToken))
        {
            await writer.WriteAsync(MessageFacts.Tell(message), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} sendings ended unsent: their carrier is not configured any more.")]
    private static partial void LogStranded(ILogger logger, long count);
}
