using System.Net;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>What a witness makes of a request.</summary>
public abstract record WitnessDecision
{
    private WitnessDecision() { }

    /// <summary>It extends what was cosigned last.</summary>
    /// <param name="Checkpoint">What is to be stored, and then cosigned.</param>
    public sealed record Cosign(Checkpoint Checkpoint) : WitnessDecision;

    /// <summary>409: another size was cosigned last, or this one with another root.</summary>
    /// <param name="Size">The size that was cosigned last.</param>
    /// <param name="IsFork">Whether the log has signed two roots for one size.</param>
    public sealed record Conflict(long Size, bool IsFork) : WitnessDecision;

    /// <summary>It is not cosigned, whatever comes with it.</summary>
    /// <param name="Status">The status that the specification asks for.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(HttpStatusCode Status, string Reason) : WitnessDecision;
}
