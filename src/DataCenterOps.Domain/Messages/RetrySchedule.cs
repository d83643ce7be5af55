namespace DataCenterOps.Domain.Messages;

/// <summary>When a sending that has failed is tried again: after a wait that doubles, and not for ever.</summary>
public static class RetrySchedule
{
    /// <summary>The wait after this many attempts; nothing when there were enough.</summary>
    public static TimeSpan? After(int attempts)
    {
        if (attempts >= MessageLimits.Attempts)
        {
            return null;
        }

        var wait = MessageLimits.FirstWait * (1 << Math.Clamp(attempts - 1, 0, MessageLimits.Attempts));
        return wait < MessageLimits.LongestWait ? wait : MessageLimits.LongestWait;
    }
}
