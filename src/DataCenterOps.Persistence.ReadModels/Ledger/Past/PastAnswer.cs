using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Past;

/// <summary>What came of asking for a past moment.</summary>
public abstract record PastAnswer
{
    private PastAnswer() { }

    /// <summary>It can be read until it is disposed of.</summary>
    public sealed record Ready(PastDatabase Database, IDisposable Lease) : PastAnswer, IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => Lease.Dispose();
    }

    /// <summary>It is being folded: ask again in <see cref="PastLimits.AgainSeconds"/>.</summary>
    /// <param name="Moment">Which moment.</param>
    /// <param name="Percent">How much of it is folded: 0 to 99.</param>
    public sealed record Preparing(PastMoment Moment, int Percent) : PastAnswer;

    /// <summary>As many as there may be are being folded for others: ask again in <see cref="PastLimits.AgainSeconds"/>.</summary>
    public sealed record Busy : PastAnswer;

    /// <summary>There is no such moment to look at.</summary>
    public sealed record Refused(Reason Reason) : PastAnswer;
}
