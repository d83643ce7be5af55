namespace DataCenterOps.Host;

/// <summary>The files of the edge's certificate hold none that can be shown.</summary>
internal sealed class EdgeCertificateException : Exception
{
    /// <summary>Says nothing; the other constructors say what is wrong.</summary>
    public EdgeCertificateException()
    {
    }

    /// <summary>Says what is wrong with them, in one sentence for the operator.</summary>
    public EdgeCertificateException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong with them, and what that came from.</summary>
    public EdgeCertificateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
