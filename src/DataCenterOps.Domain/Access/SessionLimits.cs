namespace DataCenterOps.Domain.Access;

/// <summary>Bounds of the console's sessions.</summary>
public static class SessionLimits
{
    /// <summary>How long a session lasts, whatever its user does: a working day.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    /// <summary>How long a session may last that still waits for a second factor: time enough to set a telephone up.</summary>
    public static readonly TimeSpan EnrolmentLife = TimeSpan.FromMinutes(30);

    /// <summary>How fresh "last seen" is: written once in this time and not at each request.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Sessions of one subject. One more ends the oldest.</summary>
    public const int PerSubject = 20;

    /// <summary>The longest text of an address and of a device, in characters.</summary>
    public const int MaxText = 60;
}
