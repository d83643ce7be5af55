using System.Collections.Immutable;

namespace DataCenterOps.Components;

/// <summary>How the program is started.</summary>
public sealed record HostStart
{
    /// <summary>Its data folder.</summary>
    public required string Data { get; init; }

    /// <summary>The estate to apply, relative to the repository.</summary>
    public string? Estate { get; init; }

    /// <summary>The connection string of PostgreSQL, in the cluster mode.</summary>
    public string? Postgres { get; init; }

    /// <summary>The token of the set-up identity; with none the first start prints a link.</summary>
    public string? Token { get; init; } = HostProcess.Token;

    /// <summary>Whether it makes itself a certificate for its edge.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether its edge speaks TLS, with a certificate that <see cref="Settings"/> name.</summary>
    public bool Https { get; init; }

    /// <summary>Another address that it listens on.</summary>
    public Uri? AlsoAt { get; init; }

    /// <summary>Whether it waits for an archive: then it never says that it is ready, only that it is there.</summary>
    public bool Restores { get; init; }

    /// <summary>Further arguments.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Further settings, as variables of the environment.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;
}
