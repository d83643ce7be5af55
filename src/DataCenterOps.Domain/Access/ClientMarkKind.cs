namespace DataCenterOps.Domain.Access;

/// <summary>By what a client's certificate is recognised.</summary>
public enum ClientMarkKind
{
    /// <summary>An address among its alternative names, as in <c>spiffe://dc.example/backup</c>.</summary>
    Uri,

    /// <summary>A host's name among its alternative names.</summary>
    Dns,

    /// <summary>SHA-256 of the whole certificate, in lower-case hexadecimal: this certificate and no renewed one.</summary>
    Thumbprint,

    /// <summary>Its distinguished name, as in <c>CN=backup, O=Example</c>.</summary>
    Subject,
}
