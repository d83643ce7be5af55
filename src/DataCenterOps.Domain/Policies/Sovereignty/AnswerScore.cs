using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>How the facts of one system answer one question.</summary>
/// <param name="Id">The answer.</param>
/// <param name="Declared">The level that what is declared amounts to.</param>
/// <param name="IsProven">Whether fresh evidence backs it; never where an expression failed.</param>
/// <param name="Evidence">What it rests on, by names.</param>
/// <param name="EvidenceLeftOut">How many more there are.</param>
/// <param name="Error">Why an expression gave nothing; then the answer counts for nothing.</param>
public sealed record AnswerScore(
    string Id, int Declared, bool IsProven, ImmutableArray<string> Evidence, int EvidenceLeftOut = 0, AnswerError? Error = null)
{
    /// <summary>The level that counts: without fresh evidence none does.</summary>
    public int Level => IsProven ? Declared : 0;
}
