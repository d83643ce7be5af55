namespace DataCenterOps.Domain.Access;

/// <summary>Bounds of letting a program in by a code.</summary>
public static class DeviceLimits
{
    /// <summary>How long a code is good: to open a browser, sign in and type it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>How often a program asks whether it was let in.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Programs that wait at once; each is some hundred bytes, and strangers can ask.</summary>
    public const int Waiting = 1_000;

    /// <summary>Programs that wait at once from one place.</summary>
    public const int WaitingFromOnePlace = 20;

    /// <summary>The longest name that a program gives itself, in characters.</summary>
    public const int Name = SessionLimits.MaxText;
}
