using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>What has happened to a request.</summary>
public abstract record ApprovalEvent
{
    private ApprovalEvent() { }

    /// <summary>Somebody has asked.</summary>
    public sealed record Requested(ApprovalRequest Request) : ApprovalEvent;

    /// <summary>Somebody has agreed.</summary>
    public sealed record Approved(ApprovalVoice Voice) : ApprovalEvent;

    /// <summary>Somebody has named a deputy.</summary>
    public sealed record Passed(ApprovalPass Pass) : ApprovalEvent;

    /// <summary>Somebody has refused.</summary>
    public sealed record Rejected(ApprovalParty By) : ApprovalEvent;

    /// <summary>Who asked has taken it back.</summary>
    public sealed record Withdrawn : ApprovalEvent;

    /// <summary>It was carried out: the entry of the change lies at <paramref name="Position"/>.</summary>
    public sealed record Executed(long Position) : ApprovalEvent;

    /// <summary>Its time was over before it was carried out.</summary>
    public sealed record Expired : ApprovalEvent;

    /// <summary>It could not be carried out any more; the codes say why.</summary>
    public sealed record Voided(ImmutableArray<string> Reasons) : ApprovalEvent;
}
