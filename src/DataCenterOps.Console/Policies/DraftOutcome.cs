using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Policies;

namespace DataCenterOps.Console.Policies;

/// <summary>What came of trying a draft, or of asking that it be in force.</summary>
public sealed record DraftOutcome
{
    /// <summary>Everything that is wrong with it; nothing else is told then.</summary>
    public ImmutableArray<Reason> Reasons { get; init; } = [];

    /// <summary>Subjects that were judged twice; absent where nothing was tried.</summary>
    public int? Judged { get; init; }

    /// <summary>Those that could not be declared again as they are, and could before.</summary>
    public int Denied { get; init; }

    /// <summary>What a sweep would say otherwise, tenant by tenant, vital systems first; as many as are shown.</summary>
    public ImmutableArray<PreviewPair> Pairs { get; init; } = [];

    /// <summary>How many more there are than are shown.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many there are of each kind of change.</summary>
    public ImmutableDictionary<PairChange, int> Counts { get; init; } = ImmutableDictionary<PairChange, int>.Empty;

    /// <summary>What the systems that would newly fail cost, by tenant.</summary>
    public ImmutableArray<PreviewCosts> Costs { get; init; } = [];

    /// <summary>Waivers that would cover findings no more; as many as are shown.</summary>
    public ImmutableArray<StoppedWaiver> Stopped { get; init; } = [];

    /// <summary>How many more of those there are than are shown.</summary>
    public int StoppedLeftOut { get; init; }

    /// <summary>The draft's own tests that fail, so that it does not come into force.</summary>
    public ImmutableArray<Reason> FailingTests { get; init; } = [];

    /// <summary>The request by which the activation waits for others, if it does.</summary>
    public string? Approval { get; init; }

    /// <summary>Whether it is in force now.</summary>
    public bool IsInForce { get; init; }
}
