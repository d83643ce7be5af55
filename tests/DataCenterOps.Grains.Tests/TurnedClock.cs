namespace DataCenterOps.Grains.Tests;

/// <summary>A clock that a test stops at an instant; until then, and for timers, it is the system's.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private long _ticks;

    /// <summary>From now on it is this moment.</summary>
    public void StopAt(DateTimeOffset moment) => Volatile.Write(ref _ticks, moment.UtcTicks);

    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref _ticks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : System.GetUtcNow();
}
