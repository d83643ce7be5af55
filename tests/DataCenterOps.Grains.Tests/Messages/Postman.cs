using System.Collections.Concurrent;
using System.Collections.Immutable;
using DataCenterOps.Carriers;

namespace DataCenterOps.Grains.Tests.Messages;

/// <summary>A carrier that keeps what it is given, and answers as a test says.</summary>
internal sealed class Postman(string name) : ICarrier
{
    public string Name => name;

    public ImmutableArray<string> Kinds => [];

    public ConcurrentQueue<Envelope> Sent { get; } = new();

    public Func<Envelope, CarrierOutcome> Answer { get; set; } = _ => new CarrierOutcome.Delivered();

    public Task<CarrierOutcome> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        Sent.Enqueue(envelope);
        return Task.FromResult(Answer(envelope));
    }
}
