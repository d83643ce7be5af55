namespace DataCenterOps.Carriers;

/// <summary>How a connection to a mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>TLS before anything else is said; without it nothing is sent.</summary>
    StartTls,

    /// <summary>None: to this machine alone.</summary>
    None,
}
