using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>A permission to leave findings open.</summary>
public sealed record WaiverRow
{
    /// <summary>Its id, which is its request's.</summary>
    public required string Id { get; init; }

    /// <summary>The owner of the subjects; absent for the platform's own things.</summary>
    public string? Tenant { get; init; }

    /// <summary>The policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Where it is followed up.</summary>
    public required string Ticket { get; init; }

    /// <summary>The office that bears the risk.</summary>
    public required string RiskOwner { get; init; }

    /// <summary>All that others agreed to, as JSON.</summary>
    public required string Arguments { get; init; }

    /// <summary>How many findings it leaves open.</summary>
    public required long Pairs { get; init; }

    /// <summary>Which renewal it is; 0 for none.</summary>
    public required long Renewal { get; init; }

    /// <summary>The person who asked.</summary>
    public required string Requester { get; init; }

    /// <summary>The persons who agreed, with commas.</summary>
    public required string Approvers { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>Since when its findings have been waived.</summary>
    public required DateTimeOffset SinceAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset UntilAt { get; init; }

    /// <summary>How it has ended, if that was written down.</summary>
    public string? Ended { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who has ended it.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Why, unless that was erased; the waiver that took its place for one that was superseded.</summary>
    public string? EndReason { get; init; }

    /// <summary>The position of the newest entry about it.</summary>
    public required long Position { get; init; }

    /// <summary>Where it stands.</summary>
    public string StateAt(DateTimeOffset now) => WaiverStates.At(UntilAt, Ended, now);

    /// <summary>What others agreed to.</summary>
    public WaiverArguments Read() => WaiverArguments.Read(Arguments);

    internal Waiver ToWaiver() => new(Id, GrantedAt, UntilAt, Read().Pairs);

    internal GrantedWaiver ToGranted() => new(ToWaiver(), (int)Renewal, SinceAt, EndedAt ?? UntilAt);
}
