namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The first four bytes of the key's hash: with the name it says which key and of which type.</param>
/// <param name="Bytes">What stands behind the key id.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Bytes);
