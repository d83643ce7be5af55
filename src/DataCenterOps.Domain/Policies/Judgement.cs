using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies;

/// <summary>What policies say of one change.</summary>
/// <param name="Evaluations">Of the subject of the change first, then of others that it would make fail.</param>
/// <param name="Unjudged">
/// Other subjects that were not judged, because too many fail already or there are too many. What nobody has judged is not
/// allowed.
/// </param>
public readonly record struct Judgement(ImmutableArray<Evaluation> Evaluations, int Unjudged);
