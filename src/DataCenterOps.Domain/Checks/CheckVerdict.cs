namespace DataCenterOps.Domain.Checks;

/// <summary>What an observation means for a check.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Reason">A code of <see cref="CheckReasons"/>; absent when the answer is ok.</param>
/// <param name="Detail">What helps to understand it; at most 200 characters.</param>
public sealed record CheckVerdict(CheckOutcome Outcome, string? Reason, string? Detail)
{
    /// <summary>All is well.</summary>
    public static CheckVerdict Ok { get; } = new(CheckOutcome.Ok, null, null);
}
