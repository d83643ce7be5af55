namespace DataCenterOps.Persistence.ReadModels.Silence;

/// <summary>
/// How long one question has waited for its answer. It is looked at again and again, and each look counts with its usual distance from
/// the one before, or a little more: while the program itself stood still, it could not have heard an answer either.
/// </summary>
internal sealed class SilenceCount(TimeSpan limit, TimeSpan look)
{
    // A machine with much to do looks late; that is no standstill.
    private const int Late = 4;

    private long _question;
    private TimeSpan _waited;

    /// <summary>Looks once.</summary>
    /// <param name="question">The number of the question that waits for its answer; 0 when none does.</param>
    /// <param name="since">The time since the look before.</param>
    /// <returns>Whether it has waited for the whole limit.</returns>
    public bool IsOver(long question, TimeSpan since)
    {
        _waited = question != 0 && question == _question ? _waited + (since < look * Late ? since : look * Late) : TimeSpan.Zero;
        _question = question;
        return _waited >= limit;
    }
}
