using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>What compiling a text gave: a program, or issues.</summary>
public sealed record CelCompilation
{
    /// <summary>The text.</summary>
    public required string Source { get; init; }

    /// <summary>The program; null when there are issues.</summary>
    public CelProgram? Program { get; init; }

    /// <summary>The static type of the result; dyn when there are issues.</summary>
    public required CelType ResultType { get; init; }

    /// <summary>Why there is no program.</summary>
    public required ImmutableArray<CelIssue> Issues { get; init; }

    /// <summary>
    /// The most units one evaluation can cost when no value is larger than the schema declares;
    /// <see cref="long.MaxValue"/> when that is astronomic.
    /// </summary>
    public long WorstCost { get; init; }

    /// <summary>The declared fields that the expression reads, in the order of its text.</summary>
    public ImmutableArray<CelFieldUse> Uses { get; init; } = [];

    /// <summary>The variables that it reads.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    internal static CelCompilation Failed(string source, ImmutableArray<CelIssue> issues) =>
        new() { Source = source, ResultType = CelType.Dyn, Issues = issues };
}
