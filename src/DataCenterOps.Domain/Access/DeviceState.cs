namespace DataCenterOps.Domain.Access;

/// <summary>How far a program is that asks to be let in.</summary>
public enum DeviceState
{
    /// <summary>Nobody has answered yet.</summary>
    Waiting,

    /// <summary>A person has let it in.</summary>
    Admitted,

    /// <summary>A person has refused it.</summary>
    Refused,
}
