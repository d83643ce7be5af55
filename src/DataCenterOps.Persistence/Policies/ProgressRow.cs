using DataCenterOps.Domain.Policies.Sweeping;

namespace DataCenterOps.Persistence.Policies;

/// <summary>A row of <c>sweep_progress</c>.</summary>
internal sealed class ProgressRow
{
    public required string Revision { get; init; }

    public required long Position { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required long Subjects { get; init; }

    public required long Opened { get; init; }

    public required long Changed { get; init; }

    public required long Closed { get; init; }

    public SweepProgress Read() => new(
        Revision, Position, StartedAt, SubjectKind, SubjectId, new SweepCounts(Subjects, Opened, Changed, Closed));
}
