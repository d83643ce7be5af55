using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>A request and what has become of it: the fold of its events.</summary>
public sealed record ApprovalRecord
{
    /// <summary>What was asked.</summary>
    public required ApprovalRequest Request { get; init; }

    /// <summary>The request's digest.</summary>
    public required string Digest { get; init; }

    /// <summary>Who has agreed; each person once.</summary>
    public ImmutableArray<ApprovalVoice> Voices { get; init; } = [];

    /// <summary>Who has named a deputy.</summary>
    public ImmutableArray<ApprovalPass> Passes { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public ApprovalState State { get; init; } = ApprovalState.Waiting;

    /// <summary>Whether its time is over.</summary>
    public bool IsExpired(DateTimeOffset now) => now >= Request.ExpiresAt;

    /// <summary>The record after one more event; nothing is before the first.</summary>
    public static ApprovalRecord Apply(ApprovalRecord? record, ApprovalEvent @event)
    {
        if (@event is ApprovalEvent.Requested requested)
        {
            return new ApprovalRecord { Request = requested.Request, Digest = ApprovalForm.Digest(requested.Request) };
        }

        var before = record ?? throw new InvalidOperationException("a request begins with being asked");
        return @event switch
        {
            ApprovalEvent.Approved approved => before.With(approved.Voice),
            ApprovalEvent.Passed passed => before with { Passes = before.Passes.Add(passed.Pass) },
            ApprovalEvent.Rejected => before with { State = ApprovalState.Rejected },
            ApprovalEvent.Withdrawn => before with { State = ApprovalState.Withdrawn },
            ApprovalEvent.Executed => before with { State = ApprovalState.Executed },
            ApprovalEvent.Expired => before with { State = ApprovalState.Expired },
            ApprovalEvent.Voided => before with { State = ApprovalState.Void },
            _ => throw new InvalidOperationException($"`{@event.GetType().Name}` is no event of a request"),
        };
    }

    private ApprovalRecord With(ApprovalVoice voice)
    {
        var voices = Voices.Add(voice);
        return this with
        {
            Voices = voices,
            State = voices.Length >= Request.Others ? ApprovalState.Approved : ApprovalState.Waiting,
        };
    }
}
