using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using Orleans;

namespace DataCenterOps.Domain.Ledger;

/// <summary>The answer to a command. The ledger keeps it, so that a repeat gets the same one.</summary>
[GenerateSerializer, Immutable, Alias("dcops.Answer")]
public abstract record Answer
{
    private Answer() { }

    /// <summary>Committed: the ledger holds the last event at <paramref name="Position"/>, the stream is at <paramref name="Version"/>.</summary>
    /// <param name="Position">The ledger position of the last event; 0 when nothing had to change.</param>
    /// <param name="Version">The stream's version after it.</param>
    /// <param name="Decision">The decision's JSON (<c>dcops-decision/1</c>) where policies were asked.</param>
    [GenerateSerializer, Immutable, Alias("dcops.Answer.Done")]
    public sealed record Done(
        [property: Id(0)] long Position,
        [property: Id(1)] long Version,
        [property: Id(2)] string? Decision) : Answer;

    /// <summary>Nothing changed, for every one of <paramref name="Reasons"/>. The refusal is an entry too.</summary>
    [GenerateSerializer, Immutable, Alias("dcops.Answer.Refused")]
    public sealed record Refused(
        [property: Id(0)] long Position,
        [property: Id(1)] ImmutableArray<Reason> Reasons,
        [property: Id(2)] string? Decision) : Answer;

    /// <summary>Nothing changed yet: others must agree first. It will be carried out by the request's name; nothing is sent again.</summary>
    /// <param name="Approval">The request's id.</param>
    /// <param name="Digest">SHA-256 of what they agree to.</param>
    [GenerateSerializer, Immutable, Alias("dcops.Answer.Waits")]
    public sealed record Waits(
        [property: Id(0)] string Approval,
        [property: Id(1)] string Digest) : Answer;
}
