namespace DataCenterOps.Domain.Messages;

/// <summary>How much a message matters. The order is that of rising weight.</summary>
public enum MessageSeverity
{
    /// <summary>Something went as it should.</summary>
    Info,

    /// <summary>Somebody is waited for, or should look whether it was they.</summary>
    Notice,

    /// <summary>Something is wrong, or may be.</summary>
    Warning,

    /// <summary>A protection is lifted.</summary>
    Critical,
}
