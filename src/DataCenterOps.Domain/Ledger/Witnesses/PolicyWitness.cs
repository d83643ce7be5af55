using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>A witness that a policy knows.</summary>
/// <param name="Name">What the policy calls it.</param>
/// <param name="Verifier">Its key.</param>
/// <param name="Url">The prefix to which checkpoints are sent, when that is said.</param>
public sealed record PolicyWitness(string Name, INoteVerifier Verifier, string? Url);
