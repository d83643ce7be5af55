using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>A log that a policy accepts.</summary>
/// <param name="Verifier">Its key; the log's origin is the key's name.</param>
/// <param name="Url">Where it can be reached, when that is said.</param>
public sealed record PolicyLog(INoteVerifier Verifier, string? Url);
