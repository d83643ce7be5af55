namespace DataCenterOps.Domain.Metering;

/// <summary>What the quantities of a meter mean.</summary>
public enum MeterShape
{
    /// <summary>So much happened in a window.</summary>
    Delta,

    /// <summary>So much was held from a moment on, until the next event.</summary>
    State,
}
