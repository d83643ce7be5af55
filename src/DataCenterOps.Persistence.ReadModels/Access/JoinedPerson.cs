namespace DataCenterOps.Persistence.ReadModels.Access;

/// <summary>A person as those see them who are to agree to their roles: who, since when, and by what they come in.</summary>
public sealed record JoinedPerson
{
    /// <summary>The pseudonym that the ledger knows.</summary>
    public required string Id { get; init; }

    /// <summary>How the console addresses them; absent until they have joined.</summary>
    public string? Name { get; init; }

    /// <summary>What they type to sign in; absent until they have joined.</summary>
    public string? Login { get; init; }

    /// <summary>Codes of the roles that they have, separated by commas.</summary>
    public required string Roles { get; init; }

    /// <summary><c>*</c> or a tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>When they joined; absent before, and after a reset.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>Authenticators.</summary>
    public required long Codes { get; init; }

    /// <summary>Passkeys.</summary>
    public required long Passkeys { get; init; }

    /// <summary>Codes of the kinds of second factors that they hold.</summary>
    public IReadOnlyCollection<string> Factors => [.. Codes > 0 ? ["code"] : Array.Empty<string>(), .. Passkeys > 0 ? ["passkey"] : Array.Empty<string>()];
}
