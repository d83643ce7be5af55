namespace DataCenterOps.Domain.Metering;

/// <summary>How a quantity is known. The codes on the wire are in <see cref="UsageQualityCodes"/>.</summary>
public enum UsageQuality
{
    /// <summary>A collector read it.</summary>
    Measured,

    /// <summary>Nobody read it in time; the last known state stands for it.</summary>
    Estimated,

    /// <summary>A person entered it.</summary>
    Manual,

    /// <summary>It stands in the estate: what was provisioned, until a measurement says otherwise.</summary>
    Declared,
}
