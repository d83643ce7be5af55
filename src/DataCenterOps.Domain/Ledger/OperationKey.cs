namespace DataCenterOps.Domain.Ledger;

/// <summary>What makes a command a repeat of an earlier one.</summary>
/// <param name="Caller">The person or service that asks, whatever token was used.</param>
/// <param name="Id">The caller's name for the command.</param>
/// <param name="Digest">
/// SHA-256 of the command's canonical form, in lower-case hexadecimal: the same id with another digest is a conflict.
/// </param>
public sealed record OperationKey(string Caller, OperationId Id, string Digest);
