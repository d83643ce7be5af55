namespace DataCenterOps.Domain.Checks;

/// <summary>What a probe speaks. The codes in documents and labels are in <see cref="CheckCodes"/>.</summary>
public enum CheckKind
{
    /// <summary>A request and what its answer must say.</summary>
    Http = 0,

    /// <summary>A connection that opens.</summary>
    Tcp = 1,

    /// <summary>A certificate and how long it lasts.</summary>
    Tls = 2,
}
