using DataCenterOps.Domain.Policies.Law;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>One version of a provision in the register of law.</summary>
public sealed record ProvisionRow
{
    /// <summary>As in <c>dz-18-07-44-1</c>.</summary>
    public required string Provision { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it says, in the form of <see cref="ProvisionForm"/>.</summary>
    public required string Document { get; init; }

    /// <summary>From when decisions go by it.</summary>
    public required DateTimeOffset AppliesAt { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string Actor { get; init; }

    /// <summary>The request that others agreed to, or <c>alone</c>.</summary>
    public string? Approval { get; init; }

    /// <summary>Its place in the ledger.</summary>
    public required long Position { get; init; }

    /// <summary>The version as the register has it.</summary>
    /// <exception cref="InvalidOperationException">The text is none of ours: no law rather than a wrong one.</exception>
    public ProvisionVersion Read() => new(
        Number,
        ProvisionForm.Parse(Provision, Document).Provision
            ?? throw new InvalidOperationException($"version {Number} of the provision `{Provision}` was recorded and cannot be read"),
        AppliesAt);
}
