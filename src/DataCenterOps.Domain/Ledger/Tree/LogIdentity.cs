namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Who the log is to those who verify it.</summary>
/// <param name="Origin">Its name.</param>
/// <param name="VerifierLines">Its public keys, one a line.</param>
public sealed record LogIdentity(string Origin, string VerifierLines);
