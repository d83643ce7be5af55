using System.Collections.Immutable;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers;

/// <summary>
/// One way out of the program. What it says of a sending is final or not: only the outbox decides whether there is another attempt.
/// </summary>
/// <remarks>
/// Where it connects to was written by whoever runs the program, into its configuration: the guard of probes, which keeps users from
/// sending the program into its own network, would stand between an operator and their own mail server.
/// </remarks>
public interface ICarrier
{
    /// <summary>As in <c>email</c> or <c>webhook/soc</c>.</summary>
    string Name { get; }

    /// <summary>Codes of the kinds that it takes; empty for all.</summary>
    ImmutableArray<string> Kinds { get; }

    /// <summary>Sends once, within <see cref="MessageLimits.SendTime"/>.</summary>
    /// <exception cref="OperationCanceledException">The program is stopping: nobody knows whether it was sent.</exception>
    Task<CarrierOutcome> SendAsync(Envelope envelope, CancellationToken cancellationToken);
}
