namespace DataCenterOps.Persistence.Ledger;

/// <summary>The first answer to a command, as the ledger remembers it.</summary>
/// <param name="Digest">SHA-256 of the command's canonical form: another digest under the same id is a conflict.</param>
/// <param name="Position">The ledger position of the command's last entry; 0 when it changed nothing.</param>
/// <param name="Answer">The bytes that the grain gave with the append.</param>
public sealed record RecordedAnswer(string Digest, long Position, ReadOnlyMemory<byte> Answer);
