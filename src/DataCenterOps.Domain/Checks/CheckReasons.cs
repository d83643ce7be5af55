namespace DataCenterOps.Domain.Checks;

/// <summary>Why a result is not ok, as stable codes.</summary>
public static class CheckReasons
{
    /// <summary>An assertion did not hold.</summary>
    public const string Assert = "assert_failed";

    /// <summary>An assertion could not be evaluated: unknown.</summary>
    public const string AssertError = "assert_error";

    /// <summary>The guard does not allow the target: unknown.</summary>
    public const string TargetRefused = "target_refused";

    /// <summary>The name has no address.</summary>
    public const string NameNotFound = "name_not_found";

    /// <summary>The resolver gave no answer: unknown.</summary>
    public const string ResolverFailed = "resolver_failed";

    /// <summary>Nobody listens.</summary>
    public const string ConnectionRefused = "connection_refused";

    /// <summary>The connection did not come about or broke.</summary>
    public const string ConnectionFailed = "connection_failed";

    /// <summary>No answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>What came back is no HTTP.</summary>
    public const string BadAnswer = "bad_answer";

    /// <summary>More redirects than are followed, or one to where the guard does not let us go.</summary>
    public const string Redirect = "redirect_refused";

    /// <summary>The certificate has ended.</summary>
    public const string TlsExpired = "tls_expired";

    /// <summary>The certificate has not begun.</summary>
    public const string TlsNotYetValid = "tls_not_yet_valid";

    /// <summary>The certificate is for another name.</summary>
    public const string TlsName = "tls_name_mismatch";

    /// <summary>The chain does not end in a root that we trust.</summary>
    public const string TlsUntrusted = "tls_untrusted";

    /// <summary>The two could not agree on TLS.</summary>
    public const string TlsFailed = "tls_failed";

    /// <summary>The observer itself is at fault: unknown.</summary>
    public const string ObserverFault = "observer_fault";
}
