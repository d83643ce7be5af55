using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Ledger;

/// <summary>One leaf of the ledger before it has a place. The ledger adds stream and version and writes canonical JSON.</summary>
public sealed record NewEntry
{
    /// <summary>Topic, event and version, as in <c>estate/system-changed/1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When the grain decided.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The owner of what changed; absent for what belongs to the platform as a whole.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>The caller's subject: a pseudonym or the name of a service or job.</summary>
    public required string Actor { get; init; }

    /// <summary>How the actor proved who it is.</summary>
    public required string Auth { get; init; }

    /// <summary>Whether it happened.</summary>
    public EntryOutcome Outcome { get; init; } = EntryOutcome.Applied;

    /// <summary>The stable codes of a refusal's reasons.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>The revision of the pack in force when it was decided, <c>sha256:…</c>.</summary>
    public string? PolicyRevision { get; init; }

    /// <summary>
    /// The request by which others have agreed to it, or <c>alone</c> where the identity that sets the platform up did by
    /// itself what needs more than one person; absent for what one person may do.
    /// </summary>
    public string? Approval { get; init; }

    /// <summary>What happened: one canonical JSON object (RFC 8785) in UTF-8, without secrets and personal data.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// What is personal in it: kept beside the ledger, where it can be erased. The entry names it by a salted hash, and
    /// no fold or decision may need it.
    /// </summary>
    public ReadOnlyMemory<byte>? Detail { get; init; }
}
