namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>Who stands in for whom.</summary>
public sealed record DeputyRow
{
    /// <summary>Who has named.</summary>
    public required string Person { get; init; }

    /// <summary>Who stands in.</summary>
    public required string Deputy { get; init; }

    /// <summary>Codes of the roles by which the person agrees to things, separated by commas.</summary>
    public required string Roles { get; init; }

    /// <summary>From this moment on.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>And no more at this one.</summary>
    public required DateTimeOffset UntilAt { get; init; }
}
