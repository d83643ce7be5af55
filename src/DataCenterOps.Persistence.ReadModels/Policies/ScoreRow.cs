using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Persistence.ReadModels.Policies;

/// <summary>The score of sovereignty of one system.</summary>
public sealed record ScoreRow
{
    /// <summary>Whose.</summary>
    public required string System { get; init; }

    /// <summary>The owner of the system.</summary>
    public required string Tenant { get; init; }

    /// <summary>By the levels that count, in hundredths of a percent.</summary>
    public required long Score { get; init; }

    /// <summary>By what is declared alone, in hundredths of a percent.</summary>
    public required long Declared { get; init; }

    /// <summary>How many objectives are below their floor.</summary>
    public required long Below { get; init; }

    /// <summary>The weakest objective.</summary>
    public required string Weakest { get; init; }

    /// <summary>Where it stands in each objective, as <see cref="ScoreJson.WriteLevels"/> writes it.</summary>
    public required string Levels { get; init; }

    /// <summary>All of it, as <see cref="ScoreJson"/> writes it.</summary>
    public required string Body { get; init; }

    /// <summary>Since when it is what it is.</summary>
    public required DateTimeOffset ScoredAt { get; init; }

    /// <summary>The revision of the pack by which it came to this.</summary>
    public required string Revision { get; init; }

    /// <summary>The ledger position of the entry that says so.</summary>
    public required long Position { get; init; }

    /// <summary>Where it stands in each objective.</summary>
    public ImmutableArray<ObjectiveLevel> Standings => ScoreJson.ReadLevels(Levels);

    /// <summary>All of it, with each answer.</summary>
    public SystemScore Read() => ScoreJson.Read(JsonElement.Parse(Body));
}
